import { joinPointer } from '../../documents/pointer.ts';
import type { Exchange, Operation, SchemaPointer, Script } from '../../model.ts';
import { isSuccess, saidOf, statusOf, unmet } from '../../probes/outcomes.ts';
import { isPending } from '../../probes/pending.ts';
import { afterChange } from '../../probes/renamed.ts';
import type { Kit } from '../../script/kit.ts';
import { check, send, stop } from '../../script/steps.ts';
import { shortened } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { siblingOf } from '../siblings.ts';
import { firstGrown, firstLost, firstStale, keptMembers, memberOf } from './kept.ts';
import { makeFor, requestTo } from './made.ts';
import { type Reading, readBy } from './reading.ts';
import { type Replacement, replacementsFor } from './replacements.ts';

/** Statuses by which a good server refuses what it has just done: it keeps versions, is busy, or wants to be asked less. */
const NOT_AGAIN = [401, 403, 408, 409, 412, 423, 425, 428, 429];

export default requirement('lifecycle/replace', {
  appliesTo: (operation, kit) =>
    operation.kind === 'replace' && siblingOf(kit, operation, 'read') !== undefined,
  cases: (operation, kit) =>
    only(function* (attempt) {
      const reader = siblingOf(kit, operation, 'read') as Operation;
      const { resource } = yield* makeFor(kit, operation, `replace ${attempt}`);
      const before = yield* readBy(kit, reader, resource);
      const bodies = yield* replacementsFor(kit, operation, resource, `replace ${attempt}`);
      let replacement: Replacement | undefined;
      let exchange: Exchange = before.exchange;
      for (const candidate of bodies) {
        const { body } = candidate;
        exchange = yield* send(yield* requestTo(kit, operation, resource, { body, changes: true }));
        if (isSuccess(exchange)) replacement = candidate;
        if (replacement !== undefined) break;
      }
      if (replacement === undefined)
        return yield* stop(unmet(exchange, 'the resource could not be replaced'));
      if (isPending(exchange))
        return yield* stop(unmet(exchange, 'the change is accepted, and not yet done'));

      const members = keptMembers(kit, operation, reader);
      const now = afterChange(kit, resource, exchange);
      const after = yield* readBy(kit, reader, now);
      yield* isVisible(kit, members, replacement, before, after, exchange);
      const { body } = replacement;
      const parts = { body, changes: true, purpose: 'again' };
      const again = yield* send(yield* requestTo(kit, operation, now, parts));
      yield* changesNoMore(kit, members, replacement, after, again, function* () {
        return yield* readBy(kit, reader, now);
      });
    }),
});

type Members = ReadonlyMap<string, SchemaPointer>;

function* isVisible(
  kit: Kit,
  members: Members,
  { value }: Replacement,
  before: Reading,
  after: Reading,
  exchange: Exchange,
): Script<void> {
  const lost =
    firstLost(kit, members, value, after.value) ?? firstStale(members, value, before.value, after.value);
  const kept = lost !== undefined && JSON.stringify(before.value[lost]) === JSON.stringify(after.value[lost]);
  yield* check({
    id: 'visible',
    verdict: lost === undefined ? 'pass' : 'fail',
    message:
      lost === undefined
        ? 'the replacement is read back'
        : kept
          ? 'a member that was replaced has its old value'
          : 'a member that was replaced is not read back',
    expected: shortened(lost === undefined ? value : memberOf(value, lost)),
    actual: shortened(lost === undefined ? after.value : memberOf(after.value, lost)),
    ...(lost !== undefined && { instancePath: joinPointer('', lost) }),
    exchange: exchange.id,
  });
}

/** The same request again leaves what it wrote as it is. */
function* changesNoMore(
  kit: Kit,
  members: Members,
  { value }: Replacement,
  after: Reading,
  again: Exchange,
  read: () => Script<Reading>,
): Script<void> {
  const result = (changed: string | undefined, message: string, actual: unknown) =>
    check({
      id: 'idempotent',
      verdict: changed === undefined ? 'pass' : 'fail',
      message,
      expected: shortened(changed === undefined ? after.value : memberOf(after.value, changed)),
      actual,
      ...(changed !== undefined && changed !== '' && { instancePath: joinPointer('', changed) }),
      exchange: again.id,
    });
  if (!isSuccess(again)) {
    if (NOT_AGAIN.includes(statusOf(again)) || statusOf(again) >= 500)
      return yield* stop(unmet(again, 'the same could not be sent again'));
    return yield* result('', 'the same replacement is refused when it comes again', saidOf(again));
  }
  if (isPending(again)) return;
  const last = yield* read();
  const changed = firstWorse(kit, members, value, after, last);
  yield* result(
    changed,
    changed === undefined
      ? 'the same replacement again changes nothing more'
      : 'the same replacement again changes more',
    shortened(changed === undefined ? last.value : memberOf(last.value, changed)),
  );
}

/** The first member that held what was sent and no longer does, or that has grown. */
function firstWorse(
  kit: Kit,
  members: Members,
  sent: Replacement['value'],
  after: Reading,
  last: Reading,
): string | undefined {
  const held = new Map(
    [...members].filter(
      ([name, at]) => firstLost(kit, new Map([[name, at]]), sent, after.value) === undefined,
    ),
  );
  return firstLost(kit, held, sent, last.value) ?? firstGrown(held, sent, after.value, last.value);
}
