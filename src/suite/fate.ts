import type { CaseResult, RequirementId } from '../model.ts';
import type { Report } from '../report/model.ts';
import type { SuiteOptions } from './options.ts';

/** What a test makes of a case: what it says where it does not pass. */
export type Fate =
  | { readonly as: 'pass' }
  | { readonly as: 'fail' }
  /** Shown with the reason in its name: a skipped test has no other place for one. */
  | { readonly as: 'skip'; readonly remark: string };

/**
 * What becomes of the cases of a run. What was not verified never passes: it fails, or is skipped where that was asked
 * for, or where the documents offer no way to it and other cases have verified its requirement.
 */
export function fates(report: Report, options: Pick<SuiteOptions, 'notVerified' | 'deviations'>) {
  const rows = new Map(report.requirements.map((row) => [row.id, row]));
  const isJudged = (id: RequirementId): boolean => {
    const verdict = rows.get(id)?.verdict;
    return verdict === 'pass' || verdict === 'fail';
  };
  return ({ requirement, verdict, reason, message, checks }: CaseResult): Fate => {
    const why = message ?? reason ?? 'no reason is known';
    switch (verdict) {
      case 'pass':
        return { as: 'pass' };
      case 'not-applicable':
        return { as: 'skip', remark: `not applicable: ${why}` };
      case 'error':
        return { as: 'fail' };
      case 'fail': {
        const level = rows.get(requirement)?.level;
        const wrong = checks.find((one) => one.verdict === 'fail')?.message;
        return options.deviations === 'skip' && level !== 'MUST'
          ? { as: 'skip', remark: `fails at level ${level}: ${wrong ?? why}` }
          : { as: 'fail' };
      }
      default: {
        const isCoverage = reason === 'out-of-reach' && isJudged(requirement);
        return options.notVerified === 'skip' || isCoverage
          ? { as: 'skip', remark: `not verified: ${why}` }
          : { as: 'fail' };
      }
    }
  };
}
