import type { JsonObject } from '../documents/pointer.ts';
import type { Identity } from './credential.ts';

/** One list of resources: a collection of one organisation, below given parents. */
export interface Scope {
  readonly organization: Identity['organization'];
  /** The collection's path without the names of its parameters. */
  readonly place: string;
  /** The ids that its parameters have. */
  readonly parents: readonly string[];
}

/** A resource: its id as paths have it, and its members. */
export interface Item {
  readonly id: string;
  readonly value: JsonObject;
}

/** Holds the resources, each list in the order in which they came. */
export class Store {
  readonly #lists = new Map<string, { readonly scope: Scope; readonly items: Map<string, Item> }>();

  list(scope: Scope): Item[] {
    return [...(this.#lists.get(keyOf(scope))?.items.values() ?? [])];
  }

  find(scope: Scope, id: string): Item | undefined {
    return this.#lists.get(keyOf(scope))?.items.get(id);
  }

  /** Adds an item, or puts another in the place of the one with its id. */
  put(scope: Scope, item: Item): void {
    const key = keyOf(scope);
    const list = this.#lists.get(key) ?? { scope, items: new Map() };
    this.#lists.set(key, list);
    list.items.set(item.id, item);
  }

  /** Removes an item, and everything below it. */
  remove(scope: Scope, id: string): void {
    this.#lists.get(keyOf(scope))?.items.delete(id);
    const above = [...scope.parents, id];
    for (const [key, list] of this.#lists) {
      const { organization, place, parents } = list.scope;
      const below = organization === scope.organization && place.startsWith(`${scope.place}/{}`);
      if (below && above.every((parent, index) => parents[index] === parent)) this.#lists.delete(key);
    }
  }

  /** The lists of one place, whatever their parents. */
  scopes(organization: Identity['organization'], place: string): Scope[] {
    return [...this.#lists.values()]
      .map(({ scope }) => scope)
      .filter((scope) => scope.organization === organization && scope.place === place);
  }

  /** The items of one place, whatever their parents. */
  all(organization: Identity['organization'], place: string): Item[] {
    return this.scopes(organization, place).flatMap((scope) => this.list(scope));
  }
}

function keyOf({ organization, place, parents }: Scope): string {
  return JSON.stringify([organization, place, ...parents]);
}
