import type { Contract } from '../contract/contract.ts';
import type { PlannedCase, Profile } from '../model.ts';
import { requirements } from '../requirements/index.ts';
import type { CaseDraft, Requirement } from '../requirements/requirement.ts';
import { globToRegExp } from '../script/glob.ts';
import type { Kit, Settings } from '../script/kit.ts';
import { digestOfAll } from '../values/digest.ts';
import { type Shard, shardOf } from './shard.ts';

/** Which part of the catalogue and of the operations is wanted. Globs: `auth/*`, `GET /api/chatbots/**`. */
export interface Filters {
  readonly profile: Profile;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly operation: readonly string[];
}

/** All of the profile `core`. */
export const noFilters: Filters = { profile: 'core', only: [], skip: [], operation: [] };

/** Requirements × operations: every case that the contract asks for, in a fixed order. */
export interface Plan {
  readonly kit: Kit;
  readonly profile: Profile;
  readonly cases: readonly PlannedCase[];
  /** Cases of the profile that the filters leave out. */
  readonly filtered: readonly PlannedCase[];
  /** The filters as given, for the report. */
  readonly filters: readonly string[];
  /** Requirements that observe every exchange with the operations they apply to. */
  readonly observers: readonly Requirement[];
  /** The same for the same contract, settings and filters, on any machine. */
  readonly digest: string;
  /** The part that is judged here, where it is not all. */
  readonly shard?: Shard & { readonly cases: ReadonlySet<string> };
}

/** A part of the plan: the others judge the rest. */
export function sharded(plan: Plan, shard: Shard): Plan {
  const cases = shardOf(plan.cases, (key) => plan.kit.contract.operation(key), shard);
  return { ...plan, shard: { ...shard, cases } };
}

/** Plans without I/O, clock or target. */
export function makePlan(contract: Contract, settings: Settings, filters: Filters = noFilters): Plan {
  const kit: Kit = { contract, settings };
  const wanted = new Set(
    contract.catalogue
      .filter((row) => row.notTested === undefined && row.profiles.includes(filters.profile))
      .map((row) => row.id),
  );
  const inProfile = requirements.filter((one) => wanted.has(one.id));
  const all = inProfile.flatMap((one) => casesOf(one, kit));
  const chosen = chooser(filters);
  const cases = all.filter(chosen);
  const active = new Set(cases.map((one) => one.requirement));
  return {
    kit,
    profile: filters.profile,
    cases,
    filtered: all.filter((one) => !chosen(one)),
    filters: describeFilters(filters),
    observers: inProfile.filter((one) => one.observe !== undefined && active.has(one.id)),
    digest: digestOfAll([contract.source.digest, JSON.stringify(settings), ...cases.map((one) => one.id)]),
  };
}

function casesOf(requirement: Requirement, kit: Kit): PlannedCase[] {
  return kit.contract.operations
    .filter((operation) => requirement.appliesTo(operation, kit))
    .flatMap((operation) =>
      Array.from(requirement.cases(operation, kit), ({ label }, index) => ({
        // Joined, it takes half the memory of the same text put together of pieces.
        id: [requirement.id, operation.key, ...(label === '' ? [] : [label])].join(' '),
        requirement: requirement.id,
        operation: operation.key,
        label,
        // Made when it is run: scripts that have run are large, and a plan may have a million.
        script: (attempt: number) => draftAt(requirement.cases(operation, kit), index).script(attempt),
      })),
    );
}

function draftAt(drafts: Iterable<CaseDraft>, index: number): CaseDraft {
  let at = 0;
  for (const draft of drafts) {
    if (at === index) return draft;
    at += 1;
  }
  throw new Error(`of ${at} cases, there is none at ${index}: a requirement does not always ask the same`);
}

function chooser({ only, skip, operation }: Filters): (one: PlannedCase) => boolean {
  const [wanted, unwanted, operations] = [only, skip, operation].map((globs) => globs.map(globToRegExp));
  const matches = (patterns: readonly RegExp[] | undefined, text: string): boolean =>
    patterns?.some((pattern) => pattern.test(text)) ?? false;
  return (one) =>
    (only.length === 0 || matches(wanted, one.requirement)) &&
    !matches(unwanted, one.requirement) &&
    (operation.length === 0 || matches(operations, one.operation));
}

function describeFilters({ only, skip, operation }: Filters): string[] {
  return [
    ...only.map((glob) => `--only ${glob}`),
    ...skip.map((glob) => `--skip ${glob}`),
    ...operation.map((glob) => `--operation ${glob}`),
  ];
}
