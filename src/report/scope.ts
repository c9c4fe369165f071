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

export interface Coverage {
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

/** Why the outcome is what it is, in a few words. */
export function whyOf(report: Report): string {
  const asked = inProfile(report);
  const failed = asked.filter(({ verdict }) => verdict === 'fail');
  switch (report.outcome) {
    case 'invalid':
      return report.footer.complete
        ? 'Trysquare itself failed; this says nothing about the target'
        : 'the report does not account for every planned case';
    case 'nonconformant':
      return counted(
        failed.filter(({ level }) => level === 'MUST'),
        'MUST requirement',
        'failed',
      );
    case 'incomplete': {
      if (report.cases.length === 0) return 'no case was run, nothing is verified';
      const open = asked.filter((one) => !['verified', 'failed', 'not applicable'].includes(standingOf(one)));
      return counted(open, 'requirement', 'not verified');
    }
    case 'conformant-with-deviations':
      return `every MUST verified; ${counted(failed, 'requirement', 'below MUST failed')}`;
    case 'conformant':
      return `every requirement of the profile ${report.profile} is verified`;
  }
}

const MOST_NAMED = 4;

function counted(requirements: readonly RequirementReport[], noun: string, what: string): string {
  const ids = requirements.slice(0, MOST_NAMED).map(({ id }) => id);
  const rest = requirements.length - ids.length;
  const named = ids.length === 0 ? '' : `: ${ids.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `${requirements.length} ${noun}${requirements.length === 1 ? '' : 's'} ${what}${named}`;
}
