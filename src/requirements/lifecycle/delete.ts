import { jsonValueOf } from '../../contract/documented.ts';
import { mayBeRenamed } from '../../contract/identity.ts';
import { operationsAt } from '../../contract/whereabouts.ts';
import type { Check, Exchange, HttpRequest, Operation, Script } from '../../model.ts';
import { isReading } from '../../probes/harmless.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf, statusOf, unmet } from '../../probes/outcomes.ts';
import { isPending } from '../../probes/pending.ts';
import { afterChange } from '../../probes/renamed.ts';
import { bodyFor, type Resource } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { toldApart } from '../../script/request-keys.ts';
import { check, send, stop } from '../../script/steps.ts';
import { answerCheck } from '../answers.ts';
import { isList } from '../envelope/lists.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { filtersFor, lookFor } from '../seek.ts';
import { siblingOf } from '../siblings.ts';
import { collectionsBelow, thenBelow } from './below.ts';
import { makeFor, requestTo } from './made.ts';

const id = 'lifecycle/delete';

const GONE = [404, 410];

export default requirement(id, {
  answers: ['gone'],
  appliesTo: (operation) => operation.kind === 'delete',
  *cases(operation, kit) {
    for (const other of followersOf(kit, operation)) yield thenAsked(kit, operation, other);
    const lister = siblingOf(kit, operation, 'list');
    if (lister !== undefined && isList(lister, kit)) yield thenListed(kit, operation, lister);
    for (const below of collectionsBelow(kit, operation)) yield thenBelow(kit, operation, below);
  },
});

/** What else names the resource, one for each method: paths that differ in the names of parameters are one. */
function followersOf({ contract }: Kit, { path }: Operation): Operation[] {
  const all = operationsAt(contract, path).filter(isOfItem);
  const chosen = (method: string): Operation | undefined =>
    all.find((one) => one.method === method && one.path === path) ?? all.find((one) => one.method === method);
  return all.filter((one) => one === chosen(one.method));
}

/** What names one resource; a PUT that documents creations makes what is not there. */
function isOfItem({ kind, responses }: Operation): boolean {
  return (
    kind === 'read' || kind === 'patch' || kind === 'delete' || (kind === 'replace' && !responses.has('201'))
  );
}

/** A request that was answered well before the resource was deleted is answered after it as if it had never been. */
function thenAsked(kit: Kit, operation: Operation, follower: Operation): CaseDraft {
  return {
    label: `then ${follower.method}`,
    *script(attempt) {
      const label = `deleted then ${follower.method} ${attempt}`;
      const made = yield* makeFor(kit, operation, label);
      let { resource } = made;
      let known = false;
      if (follower.kind !== 'delete') {
        const twin = yield* send(yield* requestOn(kit, follower, resource, label));
        if (!isSuccess(twin)) return yield* stop(unmet(twin, 'what was created does not answer this'));
        resource = afterChange(kit, resource, twin);
        // Without an answer that names it, what is written anew may have another name.
        known = isReading(follower) || isNamedIn(kit, twin, resource);
      }
      const asking = yield* requestOn(kit, follower, resource, label);
      if (!(yield* deleted(kit, operation, resource, known))) return;
      const exchange = yield* send(toldApart(kit, follower, { ...asking, changes: false }, 'gone'));
      yield* check(goneCheck(kit, follower, exchange));
      // What a faulty server brought back is to be removed again.
      if (isSuccess(exchange) && (follower.kind === 'replace' || follower.kind === 'patch')) {
        yield* send(yield* requestTo(kit, operation, resource, { changes: true }));
      }
    },
  };
}

/** Whether a change cannot have given a resource another name than it has here. */
function isNamedIn(kit: Kit, exchange: Exchange, { collection, id }: Resource): boolean {
  return !mayBeRenamed(kit.contract, collection) || identify(kit, jsonValueOf(exchange), collection) === id;
}

function* requestOn(kit: Kit, operation: Operation, resource: Resource, label: string): Script<HttpRequest> {
  if (isReading(operation)) return yield* requestTo(kit, operation, resource);
  const body =
    operation.kind === 'delete' ? undefined : yield* bodyFor(kit, operation, `${label} ${operation.key}`);
  const encoded = body?.shape.encode(body.value);
  return yield* requestTo(kit, operation, resource, { ...(encoded && { body: encoded }), changes: true });
}

/** Deletes a resource, or says that it was not found; one that is known to be there has to be. */
function* deleted(kit: Kit, operation: Operation, resource: Resource, known: boolean): Script<boolean> {
  const exchange = yield* send(yield* requestTo(kit, operation, resource, { changes: true }));
  const lost = known && GONE.includes(statusOf(exchange));
  if (isPending(exchange)) return yield* stop(unmet(exchange, 'the deletion is accepted, and not yet done'));
  if (!isSuccess(exchange) && !lost)
    return yield* stop(unmet(exchange, 'what was created cannot be deleted'));
  yield* check({
    id: 'deleted',
    verdict: lost ? 'fail' : 'pass',
    message: lost ? 'what is there is not found to be deleted' : 'what was created is deleted',
    ...(lost && { actual: saidOf(exchange) }),
    exchange: exchange.id,
  });
  return !lost;
}

/** The contract says how what is not there is answered; an operation may document a 410 besides. */
function goneCheck(kit: Kit, { responses }: Operation, exchange: Exchange): Check {
  const documented = statusOf(exchange) === 410 && responses.has('410');
  const found = isSuccess(exchange);
  const checked = answerCheck(kit, id, 'gone', exchange);
  if (documented) return { ...checked, verdict: 'pass', message: 'answered 410 as documented' };
  return found ? { ...checked, message: 'what was deleted is still there' } : checked;
}

function thenListed(kit: Kit, operation: Operation, lister: Operation): CaseDraft {
  return {
    label: 'then listed',
    *script(attempt) {
      const { resource } = yield* makeFor(kit, operation, `deleted then listed ${attempt}`);
      yield* requestTo(kit, lister, resource);
      const usual = { kit, lister, resource };
      const plain = yield* lookFor(usual, true);
      const filters = plain.found ? undefined : filtersFor(usual);
      const sought = filters === undefined ? usual : { ...usual, filters };
      const before = filters === undefined ? plain : yield* lookFor(sought, true);
      if (!before.found) return yield* stop(unmet(before.exchange, 'what was created is not listed'));
      yield* deleted(kit, operation, resource, false);
      const { found, exchange } = yield* lookFor(sought, false);
      yield* check({
        id: 'unlisted',
        verdict: found ? 'fail' : 'pass',
        message: found ? 'what was deleted is still listed' : 'what was deleted is no longer listed',
        expected: `no item with the ${kit.contract.identifier} ${resource.id}`,
        ...(found && { actual: saidOf(exchange) }),
        exchange: exchange.id,
      });
    },
  };
}
