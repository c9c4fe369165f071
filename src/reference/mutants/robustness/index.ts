import type { Mutant } from '../../mutant.ts';
import cutOff from './cut-off.ts';
import cutOffLastPage from './cut-off-last-page.ts';
import deepNestingCut from './deep-nesting-cut.ts';
import emptyCreationFails from './empty-creation-fails.ts';
import longPathFails from './long-path-fails.ts';
import longTextHangs from './long-text-hangs.ts';
import neverAnswers from './never-answers.ts';
import nulFails from './nul-fails.ts';
import nulInQueryFails from './nul-in-query-fails.ts';
import nullCreationFails from './null-creation-fails.ts';
import pageZeroFails from './page-zero-fails.ts';
import secondListFails from './second-list-fails.ts';
import secondListForbidden from './second-list-forbidden.ts';
import surrogateEchoed from './surrogate-echoed.ts';
import thirdReadMissing from './third-read-missing.ts';

/** The known faults of this family, a line each. */
export const robustness: readonly Mutant[] = [
  cutOff,
  deepNestingCut,
  emptyCreationFails,
  longPathFails,
  longTextHangs,
  neverAnswers,
  nulFails,
  nulInQueryFails,
  secondListFails,
  secondListForbidden,
  surrogateEchoed,
  thirdReadMissing,
  cutOffLastPage,
  nullCreationFails,
  pageZeroFails,
];
