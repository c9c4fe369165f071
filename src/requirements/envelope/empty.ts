import { jsonValueOf } from '../../contract/documented.ts';
import { placeOf, prefixOf } from '../../contract/kind.ts';
import { valueAt } from '../../documents/pointer.ts';
import type { Check, Operation, Script } from '../../model.ts';
import { isSuccess, saidOf, statusOf, unmet } from '../../probes/outcomes.ts';
import type { Page } from '../../probes/paging/page.ts';
import { parentsOf, pathTo } from '../../probes/parents.ts';
import { resourceIn } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { check, inconclusive, need, send, stop } from '../../script/steps.ts';
import { uuidOf } from '../../values/digest.ts';
import { only, requirement } from '../requirement.ts';
import { envelopeOf, isList } from './lists.ts';
import { askPage, readPage } from './pages.ts';
import { linkSaid } from './urls.ts';

export default requirement('envelope/empty', {
  appliesTo: isList,
  cases: (operation, kit) =>
    only(function* (attempt) {
      const parent = parentOf(kit, operation);
      yield* parent === undefined
        ? foundEmpty(kit, operation)
        : madeEmpty(kit, operation, parent, `empty ${attempt} ${operation.key}`);
    }),
});

/** The collection of what a list stands directly below, where this run can make one of it. */
function parentOf({ contract }: Kit, { path }: Operation): string | undefined {
  if (!path.includes('{')) return undefined;
  const collection = prefixOf(path);
  return contract.operations.find(
    (one) => one.kind === 'create' && placeOf(one.collection) === placeOf(collection),
  )?.collection;
}

/** What was made just now has nothing below it. */
function* madeEmpty(kit: Kit, operation: Operation, parent: string, token: string): Script<void> {
  const resource = yield* need(resourceIn(kit, parent, { disposable: token }));
  const page = yield* askPage(kit, operation, pathTo(operation.path, resource));
  if (isSuccess(page.exchange)) {
    if (page.items.length > 0)
      yield* inconclusive('no-data', 'the server puts items into a list that was made just now');
    yield* check(judged(kit, page));
    return;
  }
  const reader = kit.contract.operations.find(
    (one) => one.kind === 'read' && placeOf(one.path) === `${placeOf(parent)}/{}`,
  );
  if (statusOf(page.exchange) !== 404 || reader === undefined)
    return yield* stop(unmet(page.exchange, 'the list cannot be read'));
  const above = yield* send(requestOf(kit, reader, { path: pathTo(reader.path, resource) }));
  if (!isSuccess(above)) return yield* stop(unmet(above, 'what the list stands below cannot be read'));
  yield* check({
    id: 'empty',
    verdict: 'fail',
    message: 'an empty list is answered as if it were not there',
    expected: 'an empty page',
    actual: saidOf(page.exchange),
    exchange: page.exchange.id,
  });
}

/** A filter by an id of nothing may empty a list; a refusal of it is as good. Else the list may be empty as it is. */
function* foundEmpty(kit: Kit, operation: Operation): Script<void> {
  const path = yield* parentsOf(kit, operation, 'any');
  const filter = operation.parameters.find(
    ({ in: place, required, schema }) =>
      place === 'query' &&
      !required &&
      schema !== undefined &&
      kit.contract.schemas.at(schema)['format'] === 'uuid',
  );
  if (filter !== undefined) {
    const nobody = uuidOf(kit.settings.seed, 'empty', operation.key);
    const page = yield* askPage(kit, operation, path, { [filter.name]: nobody });
    if (isSuccess(page.exchange) && page.items.length === 0) return yield* check(judged(kit, page));
  }
  const page = yield* readPage(kit, operation, path);
  // A count of items that are not shown is for other requirements to judge.
  if (page.items.length === 0 && !(Number(page.count) > 0)) return yield* check(judged(kit, page));
  yield* stop({
    verdict: 'not-applicable',
    reason: 'no-data',
    message: 'the list is not empty, and nothing that may be sent empties it',
  });
}

/** What a page without items has to say: nothing before, nothing behind, and none in all. */
function judged(kit: Kit, page: Page): Check {
  const { exchange, count, next, previous } = page;
  const envelope = envelopeOf(kit);
  const value = jsonValueOf(exchange);
  const isLinked = envelope.paging === 'links';
  const parts: [pointer: string | undefined, expected: unknown, actual: unknown, problem: string][] = [
    [envelope.items, [], valueAt(value, envelope.items), 'a list with nothing in it has no array of items'],
    [envelope.count, 0, count, 'a list with nothing in it has another count than 0'],
    // A cursor may be given before it is known whether anything follows.
    [
      isLinked ? envelope.next : undefined,
      null,
      linkSaid(kit, page, envelope.next, next),
      'a list with nothing in it has a next page',
    ],
    [
      envelope.previous,
      null,
      linkSaid(kit, page, envelope.previous, previous),
      'a list with nothing in it has a previous page',
    ],
  ];
  const wrong = parts.find(
    ([pointer, expected, actual]) =>
      pointer !== undefined && JSON.stringify(actual) !== JSON.stringify(expected),
  );
  if (wrong === undefined)
    return { id: 'empty', verdict: 'pass', message: 'the list is empty', exchange: exchange.id };
  const [instancePath = '', expected, actual, message] = wrong;
  return { id: 'empty', verdict: 'fail', message, expected, actual, instancePath, exchange: exchange.id };
}
