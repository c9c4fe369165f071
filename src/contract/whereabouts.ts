import type { Operation } from '../model.ts';
import type { Contract } from './contract.ts';
import { placeOf } from './kind.ts';

type Documented = Pick<Contract, 'operations' | 'untestable'>;

/** A look-up that is made once for a contract: documents have thousands of operations, each looked up by others. */
export function perContract<T>(make: (contract: Documented) => T): (contract: Documented) => T {
  const known = new WeakMap<Documented, { readonly made: T }>();
  return (contract) => {
    const entry = known.get(contract) ?? { made: make(contract) };
    known.set(contract, entry);
    return entry.made;
  };
}

const byPlace = perContract(({ operations }) => groupedBy(operations, ({ path }) => placeOf(path)));
const byCollection = perContract(({ operations }) =>
  groupedBy(operations, ({ collection }) => placeOf(collection)),
);

/** The operations of a path, however its parameters are named, in the order of the document. */
export function operationsAt(contract: Documented, path: string): readonly Operation[] {
  return byPlace(contract).get(placeOf(path)) ?? [];
}

/** The operations that work on a collection, in the order of the document. */
export function operationsOn(contract: Documented, collection: string): readonly Operation[] {
  return byCollection(contract).get(placeOf(collection)) ?? [];
}

/** A method and a path that a document has; without an operation where that cannot be judged. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation?: Operation;
}

/** Paths by their first segment, those by their second, and so on. */
interface Branch {
  readonly below: Map<string, Branch>;
  readonly here: Route[];
}

/** A segment with a parameter; any other stands behind a mark. */
const OPEN = '';

const tree = perContract(({ operations, untestable }) => {
  const root: Branch = { below: new Map(), here: [] };
  const add = (route: Route): void => {
    let branch = root;
    for (const segment of segmentsOf(route.path)) {
      const next = branch.below.get(segment) ?? { below: new Map(), here: [] };
      branch.below.set(segment, next);
      branch = next;
    }
    branch.here.push(route);
  };
  for (const operation of operations) add({ method: operation.method, path: operation.path, operation });
  for (const { key } of untestable) {
    const [method = '', ...path] = key.split(' ');
    add({ method, path: path.join(' ') });
  }
  return root;
});

/**
 * What a request to some path of a template may come to, judged or not: a parameter may stand for what another
 * template spells out.
 */
export function routesAcross(contract: Documented, template: string): Route[] {
  let branches = [tree(contract)];
  for (const segment of segmentsOf(template)) {
    branches = branches.flatMap(({ below }) =>
      segment === OPEN ? [...below.values()] : [below.get(segment) ?? [], below.get(OPEN) ?? []].flat(),
    );
  }
  return branches.flatMap(({ here }) => here);
}

/** A query or a fragment in a path, as some documents have it, leads to no other place. */
function segmentsOf(path: string): string[] {
  const segments = path
    .replace(/[?#].*$/, '')
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split('/');
  return segments.map((segment) => (/[{}]/.test(segment) ? OPEN : `=${segment}`));
}

function groupedBy(
  operations: readonly Operation[],
  nameOf: (operation: Operation) => string,
): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const group = groups.get(nameOf(operation));
    if (group === undefined) groups.set(nameOf(operation), [operation]);
    else group.push(operation);
  }
  return groups;
}
