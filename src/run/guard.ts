import type { Contract } from '../contract/contract.ts';
import { idOfCreated } from '../contract/created.ts';
import { isDocumentedSuccess, jsonValueOf } from '../contract/documented.ts';
import { idIn, mayBeRenamed } from '../contract/identity.ts';
import { keeping } from '../contract/keeping.ts';
import { namesIn, placeOf } from '../contract/kind.ts';
import { collectionBehind } from '../contract/resources.ts';
import { isObject, valueAt } from '../documents/pointer.ts';
import type { Exchange, HttpRequest, Operation, OperationKey } from '../model.ts';
import { KEYS } from '../script/credential.ts';
import { WORDS } from '../values/digest.ts';
import { RefusedCreations } from './refused.ts';

/** A resource that this run made: the request that removes it, or why there is none. */
export interface Made {
  readonly path: string;
  /** The exchange that made it. */
  readonly exchange: string;
  readonly removal:
    | { readonly operation: Operation; readonly path: string }
    | { readonly impossible: string };
}

/**
 * The last word on harm: knows from the traffic what this run made and what was there before, and lets no request
 * that could damage touch the latter, whatever a case asked for. Ids count within their collection and parents alone:
 * number 5 of one is not number 5 of another.
 */
export class Guard {
  readonly #contract: Contract;
  readonly #configured: ReadonlySet<string>;
  /** What was there, and when that was first seen. */
  readonly #foreign = new Map<string, number>();
  #now = 0;
  /** The same by collection alone, whatever the parents. */
  readonly #anywhere = new Map<string, 'own' | 'foreign'>();
  readonly #own = new Set<string>();
  readonly #made = new Map<string, Made>();
  readonly #refused = new RefusedCreations();

  /** @param configured ids that are known to be somebody's, wherever they stand. */
  constructor(contract: Contract, configured: Iterable<string>) {
    this.#contract = contract;
    this.#configured = new Set(configured);
  }

  /** Why a request must not be sent; undefined where it may. */
  objection(request: HttpRequest): string | undefined {
    const operation = this.#contract.operation(request.operation);
    const other = request.method !== operation.method;
    if (other && !TAME.has(request.method))
      return `${request.method} is not documented at ${operation.path}: what it does is not known`;
    // A path without ids is nobody's.
    if (other && !operation.path.includes('{')) return undefined;
    if (!other && !isDestructive(operation)) return undefined;
    const values = bind(operation.path, request.path);
    const id = values?.at(-1);
    if (values === undefined || id === undefined)
      return `${operation.key} changes what this run did not make`;
    const key = keyOf(operation.path.slice(0, operation.path.lastIndexOf('{')), values.slice(0, -1), id);
    if (this.#own.has(key)) return undefined;
    const elsewhere = this.#elsewhere(operation, id);
    if (elsewhere === 'own') return undefined;
    if (elsewhere === undefined && !this.#foreign.has(key) && !this.#configured.has(id)) return undefined;
    return `${request.method} ${request.path} would change what this run did not make`;
  }

  /** Whose an id is that a path takes from another collection than the one it shows: `/chats/{chatbotId}/clear`. */
  #elsewhere({ path }: Operation, id: string): 'own' | 'foreign' | undefined {
    const { place } = collectionBehind(this.#contract, path, namesIn(path).at(-1) ?? '');
    if (place === placeOf(path.slice(0, path.lastIndexOf('{')))) return undefined;
    return this.#anywhere.get(keyOf(place, [], id));
  }

  /** The moment before a request is sent, to be given back with its exchange. */
  moment(): number {
    this.#now += 1;
    return this.#now;
  }

  /** Learns from an exchange what exists, what was made and what is gone. `sent`: the moment before it was sent. */
  note(exchange: Exchange, sent: number): void {
    const { request, response } = exchange;
    this.#noteLost(exchange);
    this.#noteRefused(exchange, sent);
    if (response === undefined || response.status < 200 || response.status >= 300) return;
    if (request.method !== this.#contract.operation(request.operation).method) return;
    const operation = this.#contract.operation(request.operation);
    const values = bind(operation.path, request.path) ?? [];
    const value = jsonValueOf(exchange);
    // What another key is said to have removed is looked after still.
    if (operation.kind === 'delete' && isOurs(request)) this.#made.delete(withoutQuery(request.path));
    if (operation.kind === 'create') this.#noteMade(operation, values, exchange, sent);
    if (operation.kind === 'replace' || operation.kind === 'patch')
      this.#noteAccepted(operation, values, exchange, sent);
    if (operation.kind === 'read') this.#noteThere(operation, values.slice(0, -1), values.at(-1));
    if (operation.kind !== 'list' && operation.kind !== 'query') return;
    for (const item of this.#itemsIn(value)) {
      const id = idIn(this.#contract, operation.collection, item);
      if (id === undefined) continue;
      this.#noteDone(operation, values, request.path, id, item);
      this.#noteThere(operation, values, id);
    }
  }

  /** What was made and is still there, the last first. */
  remaining(): Made[] {
    return [...this.#made.values()].reverse();
  }

  #noteThere({ collection }: Operation, parents: readonly string[], id: string | undefined): void {
    if (id === undefined) return;
    const key = keyOf(collection, parents, id);
    if (!this.#foreign.has(key)) this.#foreign.set(key, this.moment());
    const anywhere = keyOf(collection, [], id);
    if (!this.#own.has(key)) this.#anywhere.set(anywhere, 'foreign');
  }

  /** A creation whose answer was lost may have been carried out. */
  #noteLost({ id, request, response, failure }: Exchange): void {
    const lost = failure !== undefined && failure.kind !== 'refused' ? failure.message : undefined;
    const broken = (response?.status ?? 0) >= 500 ? `answered ${response?.status}` : undefined;
    const reason = lost ?? broken;
    if (
      !request.changes ||
      reason === undefined ||
      this.#contract.operation(request.operation).kind !== 'create'
    )
      return;
    this.#noteUnknown(request.path, id, reason);
  }

  /** A creation that is refused for its key may be carried out all the same. */
  #noteRefused(exchange: Exchange, sent: number): void {
    const { request, response } = exchange;
    const { kind, method, collection, path } = this.#contract.operation(request.operation);
    const isRefused = response !== undefined && response.status >= 400 && response.status < 500;
    if (kind !== 'create' || request.method !== method || !isRefused || isOurs(request)) return;
    this.#refused.note(keyOf(collection, bind(path, request.path) ?? [], ''), exchange, sent);
  }

  /** What a list shows of a creation that was refused is left behind: nothing says for sure that it is this run's. */
  #noteDone(
    { collection }: Operation,
    parents: readonly string[],
    list: string,
    id: string,
    item: unknown,
  ): void {
    const refused = this.#refused.behind(keyOf(collection, parents, ''), item);
    const key = keyOf(collection, parents, id);
    if (refused === undefined || this.#own.has(key)) return;
    const { exchange, status, sent } = refused;
    if ((this.#foreign.get(key) ?? sent) < sent) return;
    const path = below(withoutQuery(list), id);
    const impossible = `it has the texts of a creation that was answered ${status}`;
    this.#made.set(path, { path, exchange, removal: { impossible } });
  }

  /** A change of what nobody has: what was refused by nobody may have been made of it. */
  #noteAccepted(operation: Operation, values: readonly string[], exchange: Exchange, sent: number): void {
    const { id, request, response } = exchange;
    const [parents, name = ''] = [values.slice(0, -1), values.at(-1)];
    const key = keyOf(operation.path.slice(0, operation.path.lastIndexOf('{')), parents, name);
    if (this.#own.has(key)) this.#noteRenamed(operation, parents, name, exchange, sent);
    if (this.#own.has(key) || this.#foreign.has(key) || this.#elsewhere(operation, name) !== undefined)
      return;
    this.#noteUnknown(
      request.path,
      id,
      `${request.method} is answered ${response?.status}, where nothing was`,
    );
  }

  /** What was made is called otherwise from now on, where the answer shows what was written under another name. */
  #noteRenamed(
    operation: Operation,
    parents: readonly string[],
    name: string,
    exchange: Exchange,
    sent: number,
  ): void {
    const value = jsonValueOf(exchange);
    const id = idIn(this.#contract, operation.collection, value);
    if (id === undefined || id === name || !mayBeRenamed(this.#contract, operation.collection)) return;
    if (!showsWritten(exchange.request, value)) return;
    const key = keyOf(operation.collection, parents, id);
    if ((this.#foreign.get(key) ?? sent) < sent && !this.#own.has(key)) return;
    this.#noteOwn(operation, parents, id, exchange, exchange.request.path.replace(/[^/]*\/?(?:\?.*)?$/, ''));
  }

  /** Of a change an earlier process left no more than that it may have gone out. */
  noteUnsure(operation: OperationKey, path: string, id: string, reason: string): void {
    const kind = this.#contract.operations.find(({ key }) => key === operation)?.kind;
    if (kind === 'create') this.#noteUnknown(path, id, reason);
  }

  #noteUnknown(target: string, exchange: string, reason: string): void {
    const path = withoutQuery(target);
    const impossible = `whether something was made is not known: ${reason}`;
    this.#made.set(`${path} ${exchange}`, { path, exchange, removal: { impossible } });
  }

  #noteMade(operation: Operation, parents: readonly string[], created: Exchange, sent: number): void {
    const { id: exchange, request, response } = created;
    const id = idOfCreated(this.#contract, operation, created);
    if (id === undefined) {
      const path = withoutQuery(request.path);
      const impossible = 'the answer to its creation names no id';
      this.#made.set(`${path} ${exchange}`, { path, exchange, removal: { impossible } });
      return;
    }
    const key = keyOf(operation.collection, parents, id);
    // A creation that answers with what was seen before it was sent has made nothing.
    if ((this.#foreign.get(key) ?? sent) < sent && !this.#own.has(key)) return;
    const status = response?.status ?? 0;
    const path = below(withoutQuery(request.path), id);
    if (!isDocumentedSuccess(operation, status)) {
      const impossible = `answered ${status}, which is no documented creation: whether it is new is not known`;
      this.#made.set(path, { path, exchange, removal: { impossible } });
      return;
    }
    this.#noteOwn(operation, parents, id, created, withoutQuery(request.path));
  }

  /** @param collection the path of the collection that it is in. */
  #noteOwn(
    operation: Operation,
    parents: readonly string[],
    id: string,
    { id: exchange }: Exchange,
    collection: string,
  ): void {
    this.#own.add(keyOf(operation.collection, parents, id));
    const path = below(collection, id);
    const anywhere = keyOf(operation.collection, [], id);
    if (this.#anywhere.get(anywhere) !== 'foreign') this.#anywhere.set(anywhere, 'own');
    const remover = this.#contract.operations.find(
      (one) => one.kind === 'delete' && placeOf(one.collection) === placeOf(operation.collection),
    );
    const removal = remover && fill(remover.path, [...parents, id]);
    if (remover === undefined || removal === undefined) {
      this.#made.set(path, { path, exchange, removal: { impossible: 'no operation removes it' } });
    } else
      this.#made.set(removal, { path: removal, exchange, removal: { operation: remover, path: removal } });
  }

  #itemsIn(value: unknown): readonly unknown[] {
    const items = Array.isArray(value) ? value : valueAt(value, this.#contract.envelope?.items ?? '');
    return Array.isArray(items) ? items : [];
  }
}

/** Whether an answer holds, under its name, a text that the request wrote and nobody else would. */
function showsWritten({ body }: HttpRequest, value: unknown): boolean {
  if (body === undefined || !('text' in body) || !isObject(value)) return false;
  try {
    const written: unknown = JSON.parse(body.text);
    return (
      isObject(written) &&
      Object.entries(written).some(
        ([name, one]) => typeof one === 'string' && one.search(WORDS) >= 0 && value[name] === one,
      )
    );
  } catch {
    return false;
  }
}

/** Whether a request goes out with the key of the run. */
function isOurs({ headers }: HttpRequest): boolean {
  return headers.some(([, value]) => value.includes(KEYS.full));
}

/** Methods that may be tried where they are not documented: with an empty body they change nothing. */
const TAME: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH']);

/** Whether what the operation does could damage something: all writes but creations. */
function isDestructive({ kind }: Operation): boolean {
  return kind === 'replace' || kind === 'patch' || kind === 'delete' || kind === 'action';
}

function keyOf(collection: string, parents: readonly string[], id: string): string {
  return [placeOf(collection), ...parents, id].join('\n');
}

/** The path of an item, ending as its collection's does. */
function below(collection: string, id: string): string {
  const slash = collection.endsWith('/');
  return `${collection}${slash ? '' : '/'}${encodeURIComponent(id)}${slash ? '/' : ''}`;
}

function withoutQuery(path: string): string {
  return path.split('?')[0] ?? '';
}

/** The values of a template's parameters in a path, in order; undefined where the path is not of the template. */
export function bind(template: string, path: string): string[] | undefined {
  const match = patternOf(template).exec(withoutQuery(path));
  try {
    return match?.slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

const patternOf = keeping((template) => {
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '([^/]+)');
  return new RegExp(`^${pattern}$`);
});

/** The template with its parameters filled in order; undefined where there are not as many values. */
function fill(template: string, values: readonly string[]): string | undefined {
  const rest = [...values];
  const path = template.replace(/\{[^}]*\}/g, () => encodeURIComponent(rest.shift() ?? ''));
  return rest.length === 0 && values.length === template.split('{').length - 1 ? path : undefined;
}
