import type { Operation, Script } from '../../model.ts';
import { saidOf } from '../../probes/outcomes.ts';
import { parentsForChange } from '../../probes/parents.ts';
import type { Kit } from '../../script/kit.ts';
import { check, inconclusive } from '../../script/steps.ts';
import { isList } from '../envelope/lists.ts';
import { only, requirement } from '../requirement.ts';
import { filtersFor, lookFor, whyLeftOut } from '../seek.ts';
import { siblingOf } from '../siblings.ts';
import { makeBy, requestTo } from './made.ts';

export default requirement('lifecycle/create-listed', {
  appliesTo(operation, kit) {
    const lister = operation.kind === 'create' ? siblingOf(kit, operation, 'list') : undefined;
    return lister !== undefined && isList(lister, kit);
  },
  cases: (operation, kit) =>
    only(function* (attempt) {
      const lister = siblingOf(kit, operation, 'list') as Operation;
      yield* warmUp(kit, operation, lister);
      const { resource } = yield* makeBy(kit, operation, `create-listed ${attempt}`);
      const sought = { kit, lister, resource };
      const usual = yield* lookFor(sought, true);
      const filters = usual.found ? undefined : filtersFor(sought);
      const { exchange, found, steady } =
        filters === undefined ? usual : yield* lookFor({ ...sought, filters }, true);
      const reason = steady ? whyLeftOut(sought) : 'the list changed during each walk: somebody else writes';
      if (!found && reason !== undefined) {
        return yield* inconclusive(
          'precondition-unmet',
          `what was created is not met in its list: ${reason}`,
        );
      }
      yield* check({
        id: 'listed',
        verdict: found ? 'pass' : 'fail',
        message: found ? 'what was created is listed' : 'what was created is on no page of its list',
        expected: { [kit.contract.identifier]: resource.id },
        ...(!found && { actual: saidOf(exchange) }),
        exchange: exchange.id,
      });
    }),
});

/** Reads the list before anything is added: only so would a cache of it show. */
function* warmUp(kit: Kit, creator: Operation, lister: Operation): Script<void> {
  const parents = yield* parentsForChange(kit, creator);
  const resource = { collection: creator.collection, parents, id: '', item: undefined };
  yield* requestTo(kit, lister, resource);
  yield* lookFor({ kit, lister, resource }, false);
}
