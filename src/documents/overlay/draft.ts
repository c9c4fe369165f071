import type { Path } from './select.ts';

type Container = Record<string | number, unknown>;

/** Stands in a list for what is removed, so that the indices of the others hold until all are. */
const GONE = Symbol('gone');

/**
 * A document while one action changes it. An object or list is copied before the first change to it, and so is all
 * that leads there: neither what others hold nor the same object at another place changes with it.
 *
 * Good for one action only: what an action copies within the document stands at two places from then on.
 */
export class Draft {
  #value: unknown;
  readonly #own = new WeakSet<object>();

  constructor(value: unknown) {
    this.#value = value;
  }

  get value(): unknown {
    return this.#value;
  }

  /** Puts in the place of the part at a path what becomes of it. */
  change(path: Path, become: (current: unknown) => unknown): void {
    const name = path.at(-1);
    const holder = this.#holderOf(path);
    if (name === undefined) this.#value = become(this.#value);
    else if (holder) put(holder, name, become(holder[name]));
  }

  /** Takes the parts at several paths out of the objects and lists that hold them. */
  remove(paths: readonly Path[]): void {
    const lists = new Set<unknown[]>();
    for (const path of paths) {
      const name = path.at(-1);
      const holder = this.#holderOf(path);
      if (name === undefined || !holder) continue;
      if (Array.isArray(holder)) {
        holder[name as number] = GONE;
        lists.add(holder);
      } else delete holder[name];
    }
    for (const list of lists) {
      const kept = list.filter((item) => item !== GONE);
      list.length = 0;
      for (const item of kept) list.push(item);
    }
  }

  /** What holds the part at a path, free to be changed; undefined where it is removed already. */
  #holderOf(path: Path): Container | undefined {
    let holder = this.#owned(this.#value);
    this.#value = holder ?? this.#value;
    for (const name of path.slice(0, -1)) {
      const inner = holder && Object.hasOwn(holder, name) ? this.#owned(holder[name]) : undefined;
      if (holder && inner) put(holder, name, inner);
      holder = inner;
    }
    return holder;
  }

  #owned(value: unknown): Container | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    if (this.#own.has(value)) return value as Container;
    const copy = Array.isArray(value) ? [...value] : { ...value };
    this.#own.add(copy);
    return copy as Container;
  }
}

/** Sets an own member, whatever its name is: an assignment to `__proto__` would change the object's prototype. */
export function put(holder: object, name: string | number, value: unknown): void {
  Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
}
