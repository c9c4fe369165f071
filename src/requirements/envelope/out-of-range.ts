import type { Exchange, Operation, Script } from '../../model.ts';
import { isSuccess } from '../../probes/outcomes.ts';
import { parentsOf } from '../../probes/parents.ts';
import type { Page } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import type { PathValues } from '../../script/request.ts';
import { inconclusive, quietly } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { envelopeOf, isList } from './lists.ts';
import { askPage, parameterOf, readPage, takesNumber } from './pages.ts';

const id = 'envelope/out-of-range';

/** Far behind every last page, and small enough for any integer. */
const FAR = 1_000_000;

export default requirement(id, {
  answers: ['missing'],
  appliesTo: (operation, kit) => {
    const name = kit.contract.envelope?.pageParameter;
    return isList(operation, kit) && parameterOf(operation, name) !== undefined;
  },
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

/** Asks for a page past the last, which is the last before and after. */
function* askPast(
  kit: Kit,
  operation: Operation,
  path: PathValues,
  numberFor: (last: number) => number,
): Script<Exchange> {
  const name = envelopeOf(kit).pageParameter ?? '';
  const last = lastOf(yield* readPage(kit, operation, path));
  const number = numberFor(last);
  const parameter = parameterOf(operation, name);
  if (parameter === undefined || !takesNumber(kit, parameter, number))
    return yield* inconclusive('no-data', 'the parameter takes no number past the last page');
  // The first page needs no number.
  const query = last === 1 ? {} : { [name]: String(last) };
  const isLast = function* (): Script<boolean> {
    const page = yield* askPage(kit, operation, path, query);
    return isSuccess(page.exchange) && page.next === null;
  };
  const before = yield* isLast();
  const { exchange } = yield* askPage(kit, operation, path, { [name]: String(number) });
  if (before && (yield* isLast())) return exchange;
  return yield* inconclusive('precondition-unmet', 'which page is the last cannot be told');
}

/** The number of the last page, by the first: 1 where that is all, or where the count does not say. */
function lastOf({ next, count, items }: Page): number {
  if (next === null || typeof count !== 'number' || items.length === 0) return 1;
  return Math.max(1, Math.ceil(count / items.length));
}
