import { placeOf } from '../contract/kind.ts';
import type { Operation, PlannedCase } from '../model.ts';

/** One of so many equal parts of a plan, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

interface Group {
  readonly cases: readonly PlannedCase[];
  readonly cost: number;
}

/** Requests that a case takes, roughly, by the family of its requirement; a short one where nothing is said. */
const COSTS: Readonly<Record<string, number>> = { lifecycle: 8, isolation: 6, envelope: 3, robustness: 3 };

/** A group is taken apart where it would be more than this part of a shard. */
const LARGEST_PART = 0.5;

/**
 * The ids of the cases of one shard. Cases of the same collection, and of what lies below it, stay together, since they
 * share resources and look at what the others write; only what would be too much for a shard is taken apart, by
 * collection and then by operation. The same for the same plan, on any machine.
 */
export function shardOf(
  cases: readonly PlannedCase[],
  operation: (key: string) => Operation,
  { index, of }: Shard,
): ReadonlySet<string> {
  const total = cases.reduce((sum, one) => sum + costOf(one), 0);
  const most = Math.max(1, (total / of) * LARGEST_PART);
  const keys: ((one: PlannedCase) => string)[] = [
    (one) => rootOf(operation(one.operation).collection),
    (one) => placeOf(operation(one.operation).collection),
    (one) => one.operation,
    (one) => one.id,
  ];
  const groups = apart(cases, keys, most);
  const shards = Array.from({ length: of }, () => ({ cost: 0, ids: new Set<string>() }));
  for (const group of groups.sort((a, b) => b.cost - a.cost || order(a, b))) {
    const least = shards.reduce((one, other) => (other.cost < one.cost ? other : one));
    least.cost += group.cost;
    for (const { id } of group.cases) least.ids.add(id);
  }
  return shards[index - 1]?.ids ?? new Set();
}

function apart(
  cases: readonly PlannedCase[],
  [key, ...finer]: readonly ((one: PlannedCase) => string)[],
  most: number,
): Group[] {
  if (key === undefined) return [grouped(cases)];
  const groups = new Map<string, PlannedCase[]>();
  for (const one of cases) {
    const known = groups.get(key(one));
    if (known === undefined) groups.set(key(one), [one]);
    else known.push(one);
  }
  return [...groups.values()].flatMap((members) => {
    const group = grouped(members);
    return group.cost <= most ? [group] : apart(members, finer, most);
  });
}

function grouped(cases: readonly PlannedCase[]): Group {
  return { cases, cost: cases.reduce((sum, one) => sum + costOf(one), 0) };
}

function costOf({ requirement }: PlannedCase): number {
  return COSTS[requirement.split('/')[0] ?? ''] ?? 1;
}

function order(a: Group, b: Group): number {
  const [one, other] = [a.cases[0]?.id ?? '', b.cases[0]?.id ?? ''];
  return one < other ? -1 : 1;
}

/** The collection that all others of a path lie below: up to its first parameter. */
function rootOf(collection: string): string {
  return placeOf(collection.split('{')[0] ?? '');
}
