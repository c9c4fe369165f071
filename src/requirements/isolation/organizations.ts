import { jsonValueOf } from '../../contract/documented.ts';
import { isItem } from '../../contract/kind.ts';
import { valueAt } from '../../documents/pointer.ts';
import type { Exchange, Operation, Probe, Script } from '../../model.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf } from '../../probes/outcomes.ts';
import { queryOf } from '../../probes/query.ts';
import { resourceIn } from '../../probes/resource.ts';
import { KEYS, present } from '../../script/credential.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { inconclusive, need, outcomeOf, quietly, send } from '../../script/steps.ts';
import { siblingOf } from '../siblings.ts';

/** The credential of the other organisation. */
export function otherCredential({ contract }: Kit): string {
  return present(contract.credential, KEYS.other);
}

/** Lists to compare; more would say no more. */
const MOST_LISTS = 12;

/**
 * Ends the script where the other key is of no use: it is refused everywhere, or it is not shown that it belongs to
 * another organisation. That is shown where lists that both keys read have nothing in common.
 */
export function* needOtherOrganisation(kit: Kit): Script<void> {
  yield* need(otherOrganisation(kit));
}

function otherOrganisation(kit: Kit): Probe<true> {
  return {
    id: 'another organisation',
    lifetime: 'run',
    *script() {
      const listers = kit.contract.operations
        .filter(({ kind, path }) => kind === 'list' && !path.includes('{') && !isItem(path))
        .slice(0, MOST_LISTS);
      yield* makeSomething(kit, listers);
      let works = false;
      let refusal = 'there is no list that it could read';
      let [shared, apart] = [0, 0];
      for (const lister of listers) {
        const [own, other] = yield* quietly(bothLists(kit, lister));
        if (isSuccess(other)) works = true;
        else refusal = saidOf(other);
        if (!isSuccess(own) || !isSuccess(other)) continue;
        const relation = compare(kit, own, other);
        if (relation === 'shared') shared += 1;
        if (relation === 'apart') apart += 1;
      }
      if (!works) return yield* inconclusive('precondition-unmet', `the other key reads no list: ${refusal}`);
      if (shared > 0 && shared >= apart) {
        return yield* inconclusive(
          'precondition-unmet',
          'the two keys are of one organisation: the other key lists what was there before this run',
        );
      }
      if (apart === 0) {
        return yield* inconclusive(
          'precondition-unmet',
          'nothing shows that the two keys are of different organisations: no list differs between them',
        );
      }
      return true;
    },
  };
}

/** A fresh organisation has nothing to be told apart by: something that can be removed again is made in it. */
function* makeSomething(kit: Kit, listers: readonly Operation[]): Script<void> {
  for (const lister of listers) {
    const both = ['create', 'delete'].every((kind) => siblingOf(kit, lister, kind as 'create' | 'delete'));
    if (both && 'value' in (yield* outcomeOf(resourceIn(kit, lister.collection, 'own')))) return;
  }
}

function* bothLists(kit: Kit, lister: Operation): Script<readonly [Exchange, Exchange]> {
  const query = queryOf(kit, lister);
  const own = yield* send(requestOf(kit, lister, { query }));
  const other = yield* send(requestOf(kit, lister, { query, authorization: otherCredential(kit) }));
  return [own, other];
}

/** A word by which texts that a run writes are told from others. */
const MARK = /\bts[0-9a-f]{10}\b/;

/**
 * What two keys see of a list. Something that a run wrote and both see is what is to be found out: it says nothing
 * of whose keys they are. Beside it, each has to see as much else: others may write between two reads.
 */
function compare(kit: Kit, own: Exchange, other: Exchange): 'shared' | 'apart' | 'silent' {
  const { collection } = kit.contract.operation(own.request.operation);
  const [ours, theirs] = [itemsOf(kit, own), itemsOf(kit, other)];
  const theirIds = new Set(theirs.map((item) => identify(kit, item, collection)));
  const common = ours.filter((item) => theirIds.has(identify(kit, item, collection)));
  if (common.some((item) => !MARK.test(JSON.stringify(item)))) return 'shared';
  if (common.length === 0) return ours.length + theirs.length > 0 ? 'apart' : 'silent';
  return 2 * common.length <= Math.min(ours.length, theirs.length) ? 'apart' : 'silent';
}

function itemsOf(kit: Kit, exchange: Exchange): unknown[] {
  const items = valueAt(jsonValueOf(exchange), kit.contract.envelope?.items ?? '');
  const { collection } = kit.contract.operation(exchange.request.operation);
  return (Array.isArray(items) ? items : []).filter((item) => identify(kit, item, collection) !== undefined);
}
