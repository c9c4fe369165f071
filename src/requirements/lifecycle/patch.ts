import { joinPointer } from '../../documents/pointer.ts';
import type { Exchange, Operation, SchemaPointer, Script } from '../../model.ts';
import { isSuccess, unmet } from '../../probes/outcomes.ts';
import { isPending } from '../../probes/pending.ts';
import { afterChange } from '../../probes/renamed.ts';
import type { Kit } from '../../script/kit.ts';
import { check, inconclusive, send, stop } from '../../script/steps.ts';
import { type BodyShape, bodyShapeOf } from '../../values/request-body.ts';
import { shortened } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { siblingOf } from '../siblings.ts';
import { firstLost, isKept, keptMembers, memberOf } from './kept.ts';
import { type Made, makeFor, requestTo } from './made.ts';
import { type Change, otherValue } from './other-value.ts';
import { readBy } from './reading.ts';

/** Members that are changed, each by a request of its own, and those that are tried. */
const CHANGES = 4;
const TRIES = 6;

export default requirement('lifecycle/patch', {
  appliesTo: (operation, kit) =>
    operation.kind === 'patch' && siblingOf(kit, operation, 'read') !== undefined,
  cases: (operation, kit) =>
    only(function* (attempt) {
      const reader = siblingOf(kit, operation, 'read') as Operation;
      const shape = bodyShapeOf(kit.contract, operation);
      if (shape === undefined) return yield* inconclusive('no-data', 'no body can be made for it');
      const made = yield* makeFor(kit, operation, `patch ${attempt}`);
      const members = keptMembers(kit, operation, reader);
      const first = yield* readBy(kit, reader, made.resource);
      const changes = changesFor(
        kit,
        operation,
        shape,
        members,
        first.value,
        `patch ${attempt} ${operation.key}`,
      );
      let { resource } = made;
      let done = 0;
      let last: Exchange | undefined;
      for (const change of changes) {
        const before = yield* readBy(kit, reader, resource);
        const body = shape.encode({ [change.name]: change.value });
        const exchange = yield* send(yield* requestTo(kit, operation, resource, { body, changes: true }));
        last = exchange;
        if (!isSuccess(exchange) || isPending(exchange)) continue;
        resource = afterChange(kit, resource, exchange);
        const after = yield* readBy(kit, reader, resource);
        yield* changedAlone(kit, members, made, change, [before.value, after.value], exchange, done);
        done += 1;
        if (done === CHANGES) return;
      }
      if (done > 0) return;
      if (last !== undefined) yield* stop(unmet(last, 'no member could be changed'));
      yield* inconclusive('no-data', 'no member has another value that could be thought of');
    }),
});

/** One of each type first: a text is the least likely to have to go together with others. */
const ORDER: readonly Change['type'][] = ['text', 'number', 'flag', 'choice'];

function changesFor(
  kit: Kit,
  operation: Operation,
  shape: BodyShape,
  members: ReadonlyMap<string, SchemaPointer>,
  current: Readonly<Record<string, unknown>>,
  token: string,
): Change[] {
  const all = [...shape.properties].flatMap(([name, property]) => {
    if (!members.has(name)) return [];
    const change = otherValue(kit, operation, name, property, current[name], token);
    return change === undefined ||
      kit.contract.schemas.errors(shape.media.schema, { [name]: change.value }, 'request').length > 0
      ? []
      : [change];
  });
  const firsts = ORDER.flatMap((type) => all.find((change) => change.type === type) ?? []);
  return [...firsts, ...all.filter((change) => !firsts.includes(change))].slice(0, TRIES);
}

type Values = readonly [before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>];

/**
 * The member has its new value; and what this run wrote into the others, and was there before, still is. What the
 * server writes itself it may change.
 */
function* changedAlone(
  kit: Kit,
  members: ReadonlyMap<string, SchemaPointer>,
  { sent }: Made,
  { name, value }: Change,
  [before, after]: Values,
  exchange: Exchange,
  index: number,
): Script<void> {
  const taken = isKept(kit, members.get(name) ?? '', value, after[name]);
  yield* check({
    id: `changed ${index}`,
    verdict: taken ? 'pass' : 'fail',
    message: taken
      ? 'the member has its new value'
      : 'a member that a PATCH names does not get its new value',
    expected: { [name]: value },
    actual: shortened(memberOf(after, name)),
    instancePath: joinPointer('', name),
    exchange: exchange.id,
  });
  const others = new Map(
    [...members].filter(
      ([other, property]) =>
        other !== name && Object.hasOwn(sent, other) && isKept(kit, property, sent[other], before[other]),
    ),
  );
  const lost = firstLost(kit, others, sent, after);
  yield* check({
    id: `others ${index}`,
    verdict: lost === undefined ? 'pass' : 'fail',
    message:
      lost === undefined ? 'nothing else is changed' : 'a PATCH changes a member that it does not name',
    ...(lost !== undefined && {
      expected: shortened(memberOf(before, lost)),
      actual: shortened(memberOf(after, lost)),
      instancePath: joinPointer('', lost),
    }),
    exchange: exchange.id,
  });
}
