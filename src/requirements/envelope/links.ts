import type { Check, Envelope, Operation } from '../../model.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf } from '../../probes/outcomes.ts';
import { leadsTo, linkUrl, type Page, type Walk } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import { check } from '../../script/steps.ts';
import { only, requirement } from '../requirement.ts';
import { envelopeOf, isList, walkOf } from './lists.ts';

export default requirement('envelope/links', {
  appliesTo: isList,
  cases: (operation, kit) =>
    only(function* () {
      const walk = yield* walkOf(kit, operation);
      const problem = firstProblem(kit, operation, walk);
      yield* check(
        problem === undefined
          ? { id: 'links', verdict: 'pass', message: 'the links lead through the list and back' }
          : { id: 'links', verdict: 'fail', ...problem },
      );
    }),
});

type Problem = Pick<Check, 'message' | 'expected' | 'actual' | 'instancePath' | 'exchange'>;

function firstProblem(kit: Kit, operation: Operation, walk: Walk): Problem | undefined {
  const envelope = envelopeOf(kit);
  const [first, second] = walk.pages;
  if (first === undefined) return undefined;
  if (envelope.previous !== undefined && first.previous !== null) {
    return linkProblem(first, envelope.previous, first.previous, 'the first page has a previous one', null);
  }
  for (const page of walk.pages) {
    const problem = shapeProblem(operation, envelope, page);
    if (problem !== undefined) return problem;
  }
  const last = walk.pages.at(-1);
  if (walk.end === 'broken' && last !== undefined) {
    return linkProblem(
      last,
      envelope.next,
      last.next,
      'the link to the next page leads to no page',
      'a page of this list',
    );
  }
  if (second !== undefined && envelope.previous !== undefined)
    return backProblem(kit, envelope, first, second, walk);
  return undefined;
}

/** Every link is an absolute URL of this list. Scheme and host may be a proxy's. */
function shapeProblem(operation: Operation, envelope: Envelope, page: Page): Problem | undefined {
  const path = page.exchange.request.path.split('?')[0] ?? operation.path;
  for (const [pointer, link] of [
    [envelope.next, page.next],
    [envelope.previous, page.previous],
  ] as const) {
    if (pointer === undefined || link === null) continue;
    if (typeof link !== 'string' || !URL.canParse(link)) {
      return linkProblem(page, pointer, link, 'a link is no absolute URL', 'an absolute URL or null');
    }
    const url = linkUrl(link);
    if (url === undefined || !leadsTo(url, path)) {
      return linkProblem(page, pointer, link, 'a link leads to another path than the list’s', path);
    }
  }
  return undefined;
}

function backProblem(
  kit: Kit,
  envelope: Envelope,
  first: Page,
  second: Page,
  { back, steady }: Walk,
): Problem | undefined {
  const pointer = envelope.previous ?? '';
  if (second.previous === null || second.previous === undefined) {
    return linkProblem(
      second,
      pointer,
      second.previous,
      'the second page has no previous one',
      'the URL of the first page',
    );
  }
  // What others add or remove shifts the pages: only a list that stood still can be blamed.
  if (back === undefined || !steady) return undefined;
  const ids = ({ items }: Page): string => items.map((item) => identify(kit, item) ?? '').join(' ');
  if (isSuccess(back.exchange) && ids(back) === ids(first)) return undefined;
  return {
    ...linkProblem(
      second,
      pointer,
      second.previous,
      'the link to the previous page does not lead back',
      ids(first),
    ),
    actual: isSuccess(back.exchange) ? ids(back) : saidOf(back.exchange),
  };
}

function linkProblem(
  { exchange }: Page,
  instancePath: string,
  actual: unknown,
  message: string,
  expected: unknown,
): Problem {
  return { message, expected, actual, instancePath, exchange: exchange.id };
}
