import type { Stop } from '../../model.ts';
import { plural } from '../../plural.ts';
import type { Walk } from '../../probes/walk.ts';

/** Why a walk says nothing about the whole list; undefined where it read all of it. */
export function unfinished({ end, pages }: Pick<Walk, 'end' | 'pages'>): Stop | undefined {
  switch (end) {
    case 'last':
      return undefined;
    case 'budget':
      return {
        verdict: 'not-run',
        reason: 'budget',
        message: `the walk was ended after ${plural(pages.length, 'page')}`,
      };
    case 'unreachable':
      return {
        verdict: 'not-run',
        reason: 'out-of-reach',
        message: 'the operation documents no parameter that asks for the pages behind this one',
      };
    default:
      return {
        verdict: 'inconclusive',
        reason: 'precondition-unmet',
        message:
          end === 'loop'
            ? 'the pages lead in a circle'
            : 'what should lead from a page to the next one leads nowhere',
      };
  }
}
