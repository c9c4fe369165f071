import type { OperationKey } from '../model.ts';
import type { OpenOperation, Report, RequirementReport } from './model.ts';

/** The requirements of the profile that was asked for, in the report's order. */
export function inProfile(report: Report): RequirementReport[] {
  return report.requirements.filter(({ profiles }) => profiles.includes(report.profile));
}

/** Operations on which a requirement was not judged, the harness's own failures first. */
export function openOf({ operations }: RequirementReport): OpenOperation[] {
  return [...operations.error, ...operations.inconclusive, ...operations.notRun];
}

interface Coverage {
  /** Operations with nothing but passes. */
  readonly passed: number;
  readonly failed: number;
  /** All operations the requirement applies to. */
  readonly all: number;
}

export function coverageOf(requirement: RequirementReport): Coverage {
  const { pass, fail } = requirement.operations;
  const open = openOf(requirement).map(({ operation }) => operation);
  const spoilt = new Set<OperationKey>([...fail, ...open]);
  return {
    passed: new Set(pass.filter((operation) => !spoilt.has(operation))).size,
    failed: new Set(fail).size,
    all: new Set([...pass, ...spoilt]).size,
  };
}

/** What became of a requirement. `verified in part`: it passed, but some operations are open. */
export type Standing =
  | 'verified'
  | 'verified in part'
  | 'failed'
  | 'not verified'
  | 'not tested'
  | 'not applicable'
  | 'harness error';

export function standingOf(requirement: RequirementReport): Standing {
  if (requirement.notTested !== undefined) return 'not tested';
  switch (requirement.verdict) {
    case 'error':
      return 'harness error';
    case 'fail':
      return 'failed';
    case 'not-applicable':
      return 'not applicable';
    case 'pass':
      // A pass without an operation that passed would be one of nothing.
      if (coverageOf(requirement).passed === 0) return 'not verified';
      return openOf(requirement).length === 0 ? 'verified' : 'verified in part';
    default:
      return 'not verified';
  }
}

/** Whether something about the requirement is not known. */
export function isOpen(requirement: RequirementReport): boolean {
  const settled = ['verified', 'failed', 'not applicable'].includes(standingOf(requirement));
  return !settled || openOf(requirement).length > 0;
}
