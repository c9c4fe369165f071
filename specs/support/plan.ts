import type { Contract } from '../../src/contract/contract.ts';
import type { Check, PlannedCase, Probe, Script } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Requirement } from '../../src/requirements/requirement.ts';
import { defaultSettings, type Settings } from '../../src/script/kit.ts';
import { contractOf } from './contract.ts';

export const LIST = 'GET /widgets/';

type Body<T> = (attempt: number) => Script<T>;

/** A planned case, by its requirement and label. */
export function caseOf(
  requirement: string,
  label: string,
  script: Body<void>,
  operation = LIST,
): PlannedCase {
  return { id: `${requirement} ${operation} ${label}`.trim(), requirement, operation, label, script };
}

export function probeOf<T>(
  id: string,
  script: Body<T>,
  lifetime: Probe<T>['lifetime'] = 'attempt',
): Probe<T> {
  return { id, lifetime, script };
}

/** A script that comes to a value at once. */
// biome-ignore lint/correctness/useYield: a script need not do anything
export function* comingTo<T>(value: T): Script<T> {
  return value;
}

/** A plan of just these cases. */
export function planOf(
  cases: readonly PlannedCase[],
  observers: readonly Requirement[] = [],
  settings: Partial<Settings> = {},
  contract: Contract = contractOf(),
): Plan {
  return {
    kit: { contract, settings: { ...defaultSettings, ...settings } },
    profile: 'core',
    cases,
    filtered: [],
    filters: [],
    observers,
    digest: 'none',
  };
}

export const passed = (id = 'seen'): Check => ({ id, verdict: 'pass', message: 'as it should be' });
export const failed = (id = 'seen'): Check => ({ id, verdict: 'fail', message: 'not as it should be' });
