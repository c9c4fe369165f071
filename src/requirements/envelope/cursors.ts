import type { Operation } from '../../model.ts';
import { isNoCursor } from '../../probes/paging/cursor.ts';
import { queryOfPage, valueIn } from '../../probes/paging/page.ts';
import type { Walk } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import { envelopeOf } from './lists.ts';
import { type Problem, problemOf } from './problem.ts';

/**
 * What is wrong with the cursors of a walk. They are opaque: nothing is asked of them but that each leads on. One may be
 * given although nothing follows: then it leads to an empty page, which has none.
 */
export function cursorProblem(kit: Kit, _: Operation, { pages }: Walk): Problem | undefined {
  const { next: place, cursorParameter } = envelopeOf(kit);
  for (const page of pages) {
    const { next } = page;
    if (isNoCursor(next)) continue;
    if (typeof next !== 'string' && typeof next !== 'number') {
      return problemOf(page, place, next, 'a cursor is neither text nor a number', 'a cursor, or null');
    }
    if (valueIn(queryOfPage(page), cursorParameter) === String(next)) {
      return problemOf(
        page,
        place,
        next,
        'the cursor of a page leads to the page itself',
        'another cursor, or null',
      );
    }
  }
  return undefined;
}
