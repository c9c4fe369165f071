import { queryParameter } from '../../contract/pages.ts';
import type { Envelope, Exchange, Operation, Script } from '../../model.ts';
import { isSuccess } from '../../probes/outcomes.ts';
import { firstNumber } from '../../probes/paging/counted.ts';
import { after } from '../../probes/paging/index.ts';
import type { Page } from '../../probes/paging/page.ts';
import type { Next } from '../../probes/paging/paging.ts';
import type { Reading } from '../../probes/paging/reading.ts';
import { parentsOf } from '../../probes/parents.ts';
import type { Kit } from '../../script/kit.ts';
import type { PathValues } from '../../script/request.ts';
import { inconclusive, quietly } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { envelopeOf, isList } from './lists.ts';
import { askPage, readPage, takesNumber } from './pages.ts';
import { linkSaid } from './urls.ts';

const id = 'envelope/out-of-range';

/** Far behind every last page, and small enough for any integer. */
const FAR = 1_000_000;

export default requirement(id, {
  answers: ['missing'],
  appliesTo: (operation, kit) => isList(operation, kit) && isNumbered(operation, envelopeOf(kit)),
  *cases(operation, kit) {
    yield past(kit, operation, 'next', (last) => last + 1);
    yield past(kit, operation, 'far', (last) => last + FAR);
  },
});

/** What stands in a page's place is free; only a number that is well-formed and past the last page is judged. */
function past(kit: Kit, operation: Operation, label: string, numberFor: (last: number) => number): CaseDraft {
  return {
    label,
    *script() {
      const path = yield* parentsOf(kit, operation, 'any');
      const exchange = yield* quietly(askPast(kit, operation, path, numberFor));
      yield* expectAnswer(kit, id, 'missing', exchange);
    },
  };
}

/** Whether pages have numbers, and the last one shows: it has no link to another, or the count says so. */
function isNumbered(operation: Operation, { paging, pageParameter, count }: Envelope): boolean {
  return (
    queryParameter(operation, pageParameter) !== undefined && (paging === 'links' || count !== undefined)
  );
}

/** Asks for a page past the last, which is the last before and after. */
function* askPast(
  kit: Kit,
  operation: Operation,
  path: PathValues,
  numberFor: (last: number) => number,
): Script<Exchange> {
  const envelope = envelopeOf(kit);
  const reading: Reading = { kit, operation, envelope, path };
  const first = yield* readPage(kit, operation, path);
  const start = firstNumber(reading, first);
  const last = start + pagesBehind(reading, first);
  const name = envelope.pageParameter ?? '';
  const parameter = queryParameter(operation, name);
  if (parameter === undefined || !takesNumber(kit, parameter, numberFor(last)))
    return yield* inconclusive('no-data', 'the parameter takes no number past the last page');
  // The first page needs no number.
  const query = last === start ? {} : { [name]: String(last) };
  const seemsLast = function* (): Script<boolean> {
    return isLast(reading, yield* askPage(kit, operation, path, query), first);
  };
  const before = yield* seemsLast();
  const { exchange } = yield* askPage(kit, operation, path, { [name]: String(numberFor(last)) });
  if (before && (yield* seemsLast())) return exchange;
  return yield* inconclusive('precondition-unmet', 'which page is the last cannot be told');
}

/** How many pages follow the first; none where that is all, or where the count does not say. */
function pagesBehind(reading: Reading, first: Page): number {
  const { count, items } = first;
  if (isLast(reading, first, first) || typeof count !== 'number' || items.length === 0) return 0;
  return Math.max(0, Math.ceil(count / items.length) - 1);
}

function isLast(reading: Reading, page: Page, first: Page): boolean {
  if (!isSuccess(page.exchange)) return false;
  const { kit, envelope } = reading;
  if (envelope.paging === 'links') return linkSaid(kit, page, envelope.next, page.next) === null;
  const next = after(reading, page, first);
  return page.items.length > 0 && typeof page.count === 'number' && (next === 'last' || isOpen(next));
}

/** Whether a page behind may be there, and is not promised. */
function isOpen(next: Next): boolean {
  return typeof next === 'object' && !next.promised;
}
