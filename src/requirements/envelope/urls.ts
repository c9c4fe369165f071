import { jsonValueOf } from '../../contract/documented.ts';
import type { Operation } from '../../model.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf } from '../../probes/outcomes.ts';
import { leadsTo, linkUrl } from '../../probes/paging/links.ts';
import type { Page } from '../../probes/paging/page.ts';
import type { Walk } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import { envelopeOf } from './lists.ts';
import { type Problem, problemOf } from './problem.ts';

/** What a page says in the place of a link: null also where the envelope's schema lets it be left out, and it is. */
export function linkSaid(kit: Kit, page: Page, pointer: string | undefined, link: unknown): unknown {
  if (link !== undefined || pointer === undefined) return link;
  const value = jsonValueOf(page.exchange);
  const isDemanded = kit.contract.schemas
    .errors(envelopeOf(kit).schema, value, 'response')
    .some(
      ({ keyword, instancePath, params }) =>
        keyword === 'required' && `${instancePath}/${params['missingProperty']}` === pointer,
    );
  return isDemanded ? undefined : null;
}

/** What is wrong with the links of a walk by themselves. */
export function urlProblem(kit: Kit, operation: Operation, { pages }: Walk): Problem | undefined {
  const envelope = envelopeOf(kit);
  const [first] = pages;
  if (first === undefined) return undefined;
  if (envelope.previous !== undefined && linkSaid(kit, first, envelope.previous, first.previous) !== null) {
    return problemOf(first, envelope.previous, first.previous, 'the first page has a previous one', null);
  }
  for (const page of pages) {
    const problem = shapeProblem(kit, operation, page);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Every link is an absolute URL of this list. Scheme and host may be a proxy's. */
function shapeProblem(kit: Kit, operation: Operation, page: Page): Problem | undefined {
  const envelope = envelopeOf(kit);
  const path = page.exchange.request.path.split('?')[0] ?? operation.path;
  for (const [pointer, link] of [
    [envelope.next, page.next],
    [envelope.previous, page.previous],
  ] as const) {
    if (pointer === undefined || linkSaid(kit, page, pointer, link) === null) continue;
    if (typeof link !== 'string' || !URL.canParse(link)) {
      return problemOf(page, pointer, link, 'a link is no absolute URL', 'an absolute URL or null');
    }
    const url = linkUrl(link);
    if (url === undefined || !leadsTo(url, path)) {
      return problemOf(page, pointer, link, 'a link leads to another path than the list’s', path);
    }
  }
  return undefined;
}

/** What is wrong with the way back from the second page, and from the last. */
export function backProblem(kit: Kit, { pages, end, back, lastBack, steady }: Walk): Problem | undefined {
  const [first, second] = pages;
  const problem = wayBackProblem(kit, first, second, back, steady);
  if (problem !== undefined || end !== 'last' || pages.length < 3) return problem;
  return wayBackProblem(kit, pages.at(-2), pages.at(-1), lastBack, steady);
}

function wayBackProblem(
  kit: Kit,
  first: Page | undefined,
  second: Page | undefined,
  back: Page | undefined,
  steady: boolean,
): Problem | undefined {
  const { previous: pointer } = envelopeOf(kit);
  if (pointer === undefined || first === undefined || second === undefined) return undefined;
  const { previous } = second;
  if (previous === null || previous === undefined) {
    const message = 'a page behind the first has no previous one';
    return problemOf(second, pointer, previous, message, 'the URL of the page before');
  }
  // What others add or remove shifts the pages: only a list that stood still can be blamed.
  if (back === undefined || !steady) return undefined;
  const ids = ({ items }: Page): string => items.map((item) => identify(kit, item) ?? '').join(' ');
  if (isSuccess(back.exchange) && ids(back) === ids(first)) return undefined;
  const actual = isSuccess(back.exchange) ? ids(back) : saidOf(back.exchange);
  return problemOf(second, pointer, actual, 'the link to the previous page does not lead back', ids(first));
}
