import type { RequirementId } from '../model.ts';
import type { MutantResult } from './fate.ts';

/** What a requirement made of the faults that name it. */
export interface Power {
  readonly requirement: RequirementId;
  readonly faults: number;
  readonly caught: number;
  /** Ids of the faults that only others failed on, and of those that nothing failed on. */
  readonly misblamed: readonly string[];
  readonly missed: readonly string[];
}

/** The faults by the requirement that must catch them, in the order of the ids given. */
export function powerOf(results: readonly MutantResult[], ids: readonly RequirementId[]): Power[] {
  return ids.flatMap((requirement) => {
    const own = results.filter((one) => one.requirement === requirement);
    if (own.length === 0) return [];
    const having = (fate: MutantResult['fate']): string[] =>
      own.filter((one) => one.fate === fate).map(({ id }) => id);
    return {
      requirement,
      faults: own.length,
      caught: having('caught').length,
      misblamed: having('misblamed'),
      missed: having('missed'),
    };
  });
}

/** Of the faults that are noticed, the share that has to be blamed on the right requirement. */
const LEAST_BLAMED = 0.95;

/** Every fault is noticed, and nearly all are blamed on the requirement that they break. */
export function isEnough(results: readonly MutantResult[]): boolean {
  const faults = results.filter(({ requirement }) => requirement !== undefined);
  const having = (fate: MutantResult['fate']): number => faults.filter((one) => one.fate === fate).length;
  return having('missed') === 0 && having('caught') >= faults.length * LEAST_BLAMED;
}
