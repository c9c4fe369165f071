import type { Stop } from '../../model.ts';
import type { Walk } from '../../probes/walk.ts';

/** Why a walk says nothing about the whole list; undefined where it read all of it. */
export function unfinished({ end, pages }: Walk): Stop | undefined {
  switch (end) {
    case 'last':
      return undefined;
    case 'budget':
      return {
        verdict: 'not-run',
        reason: 'budget',
        message: `the walk was ended after ${pages.length} pages`,
      };
    default:
      return {
        verdict: 'inconclusive',
        reason: 'precondition-unmet',
        message: end === 'loop' ? 'the links lead in a circle' : 'a link to the next page leads nowhere',
      };
  }
}
