import { namesIn, placeOf, prefixOf } from '../../contract/kind.ts';
import { collectionBehind } from '../../contract/resources.ts';
import type { Operation, RequirementId, Script } from '../../model.ts';
import { createdId, saysMade } from '../../probes/created.ts';
import { isSuccess, saidOf, unmet } from '../../probes/outcomes.ts';
import { parentsOf } from '../../probes/parents.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { type PathValues, requestOf } from '../../script/request.ts';
import { check, send, stop } from '../../script/steps.ts';
import { type CaseDraft, only } from '../requirement.ts';
import { siblingOf } from '../siblings.ts';
import { readerOf } from '../unchanged.ts';
import { bodyLike, creationBy } from '../unmade.ts';
import { needOtherOrganisation, otherCredential } from './organizations.ts';

/** Whether an operation creates below what this run makes, and what that is can be read. */
export function createsBelowOurs(kit: Kit, { kind, path }: Operation): boolean {
  const names = namesIn(path);
  return (
    kind === 'create' &&
    names.length > 0 &&
    names.every((name) => {
      const { create, place } = collectionBehind(kit.contract, path, name);
      return create !== undefined && place === placeOf(prefixOf(path, name));
    }) &&
    parentReader(kit, path) !== undefined
  );
}

/** The operation that reads what stands just above a path. */
function parentReader(kit: Kit, path: string): Operation | undefined {
  return readerOf(kit, { path: path.slice(0, path.lastIndexOf('}') + 1) });
}

/** A creation below what another organisation does not even see is refused to it. */
export function closedToCreation(kit: Kit, operation: Operation, id: RequirementId): CaseDraft[] {
  return only(function* (attempt) {
    yield* needOtherOrganisation(kit);
    const twin = yield* succeeded(kit, operation);
    const path = yield* parentsOf(kit, operation, 'own');
    yield* expectUnseen(kit, operation, path);
    const body = yield* bodyLike(kit, operation, twin, `${id} ${attempt} ${operation.key}`);
    const exchange = yield* send(creationBy(kit, operation, otherCredential(kit), path, body));
    const letIn = saysMade(kit, operation, exchange);
    yield* check({
      id: 'closed',
      verdict: letIn ? 'fail' : 'pass',
      message: letIn
        ? 'another organisation’s key creates below what this run made'
        : 'another organisation’s key creates nothing below what this run made',
      expected: 'no creation',
      ...(letIn && { actual: saidOf(exchange) }),
      exchange: exchange.id,
    });
    const made = createdId(kit, operation, exchange);
    if (made !== undefined) yield* takenBack(kit, operation, path, made);
  });
}

/** Where the other organisation sees what stands above, that may be shared with it. */
function* expectUnseen(kit: Kit, { path: below }: Operation, values: PathValues): Script<void> {
  const reader = parentReader(kit, below);
  if (reader === undefined) return;
  const given = namesIn(below).map((name) => values[name] ?? '');
  const path = Object.fromEntries(namesIn(reader.path).map((name, index) => [name, given[index] ?? '']));
  const parent = yield* send(requestOf(kit, reader, { path, authorization: otherCredential(kit) }));
  if (isSuccess(parent)) yield* stop(unmet(parent, 'the other key reads what this run made'));
}

/** It may be in the other organisation: then only its key removes it. What is ours is removed in the end. */
function* takenBack(kit: Kit, operation: Operation, values: PathValues, made: string): Script<void> {
  const remover = siblingOf(kit, operation, 'delete');
  if (remover === undefined) return;
  const given = [...namesIn(operation.path).map((name) => values[name] ?? ''), made];
  const path = Object.fromEntries(namesIn(remover.path).map((name, index) => [name, given[index] ?? '']));
  yield* send(requestOf(kit, remover, { path, authorization: otherCredential(kit), changes: true }));
}
