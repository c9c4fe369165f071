import { jsonValueOf } from '../../contract/documented.ts';
import { placeOf } from '../../contract/kind.ts';
import { type Resources, resourcesAt } from '../../contract/resources.ts';
import type { Check, Exchange, HttpRequest, Operation, Script } from '../../model.ts';
import { createdId, documentsId } from '../../probes/created.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf } from '../../probes/outcomes.ts';
import { pageOf } from '../../probes/paging/page.ts';
import { pathTo } from '../../probes/parents.ts';
import { isPending } from '../../probes/pending.ts';
import { creationOf, type Resource, sendFitted } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { check, send, stop } from '../../script/steps.ts';
import { envelopeOf, isList } from '../envelope/lists.ts';
import type { CaseDraft } from '../requirement.ts';
import { readerOf } from '../unchanged.ts';
import { makeFor, requestTo } from './made.ts';

/** Collections below what an operation deletes: those in which this run makes, sees and removes items. */
export function collectionsBelow(kit: Kit, { path }: Operation): Resources[] {
  return kit.contract.operations
    .filter(({ kind, path: below }) => kind === 'create' && isJustBelow(below, path))
    .map(({ collection }) => resourcesAt(kit.contract, collection))
    .filter(
      (one) =>
        one.create !== undefined &&
        documentsId(kit, one.create) &&
        one.delete !== undefined &&
        lookersOf(kit, one).length > 0,
    );
}

function isJustBelow(below: string, path: string): boolean {
  return below.includes('}/') && placeOf(below.slice(0, below.lastIndexOf('}') + 1)) === placeOf(path);
}

/** The operations that show an item. */
function lookersOf(kit: Kit, { list, read }: Resources): Operation[] {
  const lister = list !== undefined && isList(list, kit) ? [list] : [];
  return read === undefined ? lister : [...lister, read];
}

/** What stood below a resource is shown no more once that is deleted. */
export function thenBelow(kit: Kit, operation: Operation, below: Resources): CaseDraft {
  return {
    label: `then below ${below.place.split('/').at(-1)}`,
    *script(attempt) {
      const label = `deleted then below ${attempt}`;
      const { resource } = yield* makeFor(kit, operation, label);
      const item = yield* makeBelow(kit, resource, below, label);
      const asked: HttpRequest[] = [];
      for (const looker of lookersOf(kit, below)) {
        const request = yield* requestTo(kit, looker, item);
        if (shows(kit, item, yield* send(request))) asked.push(request);
      }
      if (asked.length === 0) yield* stop(unseen('is not shown while that is there'));
      yield* deleted(kit, operation, resource);
      const answers: Exchange[] = [];
      for (const request of asked) answers.push(yield* stillShown(kit, item, request));
      const shown = answers.find((one) => shows(kit, item, one));
      yield* check(unseenCheck(kit, item, answers, shown));
    },
  };
}

function* makeBelow(kit: Kit, parent: Resource, { create }: Resources, label: string): Script<Resource> {
  const creator = create as Operation;
  const parents = pathTo(creator.path, parent);
  const token = `${label} ${creator.key}`;
  const exchange = yield* sendFitted(kit, creator, token, (body) =>
    creationOf(kit, creator, parents, body, token),
  );
  const id = createdId(kit, creator, exchange);
  if (id === undefined || isPending(exchange)) return yield* stop(unseen('cannot be made'));
  return { collection: creator.collection, parents, id, item: jsonValueOf(exchange) };
}

/** Ends the script where the server keeps what has something below it, or has not deleted it yet. */
function* deleted(kit: Kit, operation: Operation, resource: Resource): Script<void> {
  const exchange = yield* send(yield* requestTo(kit, operation, resource, { changes: true }));
  if (!isSuccess(exchange) || isPending(exchange)) yield* stop(unseen('keeps that from being deleted'));
  const reader = readerOf(kit, operation);
  if (reader === undefined) return;
  const after = yield* send(yield* requestTo(kit, reader, resource));
  if (isSuccess(after)) yield* stop(unseen('stands below something that is still read'));
}

const LOOKS = 3;

/** Asks again while it is shown: what stands below may be removed a moment later. */
function* stillShown(kit: Kit, item: Resource, request: HttpRequest): Script<Exchange> {
  let exchange = yield* send(request);
  for (let looks = 1; looks < LOOKS && shows(kit, item, exchange); looks += 1)
    exchange = yield* send(request);
  return exchange;
}

function unseenCheck(
  { contract }: Kit,
  { id }: Resource,
  asked: readonly Exchange[],
  shown?: Exchange,
): Check {
  const exchange = shown ?? asked[0];
  return {
    id: 'unseen below',
    verdict: shown ? 'fail' : 'pass',
    message: shown
      ? 'what stood below something that was deleted is still shown'
      : 'what stood below something that was deleted is shown no more',
    expected: `nothing with the ${contract.identifier} ${id}`,
    ...(shown && { actual: saidOf(shown) }),
    ...(exchange && { exchange: exchange.id }),
  };
}

/** Whether an answer shows an item: as itself, or in a list. */
function shows(kit: Kit, { collection, id }: Resource, exchange: Exchange): boolean {
  if (!isSuccess(exchange)) return false;
  const lists = kit.contract.operation(exchange.request.operation).kind === 'list';
  const items = lists ? pageOf(envelopeOf(kit), exchange).items : [jsonValueOf(exchange)];
  return items.some((item) => identify(kit, item, collection) === id);
}

function unseen(why: string) {
  return {
    verdict: 'not-applicable',
    reason: 'no-data',
    message: `what stands below something ${why}`,
  } as const;
}
