import { queryParameter } from '../../contract/pages.ts';
import type { Envelope, Operation, PagingStyle } from '../../model.ts';
import type { Walk } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import { check, inconclusive } from '../../script/steps.ts';
import { only, requirement } from '../requirement.ts';
import { cursorProblem } from './cursors.ts';
import { envelopeOf, isList, walkOf } from './lists.ts';
import { placeProblem } from './places.ts';
import { type Problem, problemOf } from './problem.ts';
import { backProblem, urlProblem } from './urls.ts';

type Judge = (kit: Kit, operation: Operation, walk: Walk) => Problem | undefined;

/** What each way from page to page can have wrong with it. */
const problems: Readonly<Record<PagingStyle, Judge>> = {
  links: urlProblem,
  cursor: cursorProblem,
  offset: placeProblem,
  number: placeProblem,
  none: () => undefined,
};

export default requirement('envelope/links', {
  appliesTo: (operation, kit) => isList(operation, kit) && saysWhatFollows(operation, envelopeOf(kit)),
  cases: (operation, kit) =>
    only(function* () {
      const walk = yield* walkOf(kit, operation);
      const { paging } = envelopeOf(kit);
      const early = problems[paging](kit, operation, walk);
      // What others remove can take away a page that was announced.
      if (early === undefined && walk.end === 'broken' && !walk.steady)
        return yield* inconclusive(
          'precondition-unmet',
          'the list changed during each walk: somebody else writes',
        );
      const problem = early ?? brokenProblem(kit, walk) ?? backProblem(kit, walk);
      yield* check(
        problem === undefined
          ? { id: 'links', verdict: 'pass', message: 'the pages lead through the list, as they say' }
          : { id: 'links', verdict: 'fail', ...problem },
      );
    }),
});

/** Whether a page of the list announces others, in a way that the operation lets a client follow. */
function saysWhatFollows(operation: Operation, envelope: Envelope): boolean {
  const { paging, count, cursorParameter, offsetParameter, pageParameter } = envelope;
  const takes = (name: string | undefined): boolean => queryParameter(operation, name) !== undefined;
  switch (paging) {
    case 'links':
      return true;
    case 'cursor':
      return takes(cursorParameter);
    case 'offset':
      return takes(offsetParameter) && (count ?? envelope.offset) !== undefined;
    case 'number':
      return takes(pageParameter) && (count ?? envelope.page) !== undefined;
    case 'none':
      return false;
  }
}

function brokenProblem(kit: Kit, { end, pages }: Walk): Problem | undefined {
  const last = pages.at(-1);
  if (end !== 'broken' || last === undefined) return undefined;
  const { next, count } = envelopeOf(kit);
  const said = next === undefined ? last.count : last.next;
  return problemOf(
    last,
    next ?? count,
    said,
    'the next page, which is announced, is none',
    'a page of this list',
  );
}
