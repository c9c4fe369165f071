import { check, inconclusive, stop } from '../../script/steps.ts';
import { only, requirement } from '../requirement.ts';
import { isList, walkOf } from './lists.ts';
import { unfinished } from './unfinished.ts';

export default requirement('envelope/count', {
  appliesTo: (operation, kit) => isList(operation, kit) && kit.contract.envelope?.count !== undefined,
  cases: (operation, kit) =>
    only(function* () {
      const walk = yield* walkOf(kit, operation);
      const open = unfinished(walk);
      if (open !== undefined) return yield* stop(open);
      if (!walk.steady)
        return yield* inconclusive(
          'precondition-unmet',
          'the count moved during each walk: somebody else writes',
        );
      const met = walk.pages.reduce((sum, { items }) => sum + items.length, 0);
      const claimed = walk.pages[0]?.count;
      yield* check({
        id: 'count',
        verdict: claimed === met ? 'pass' : 'fail',
        message:
          claimed === met ? 'the count is right' : 'the count is not the number of items met on all pages',
        expected: met,
        actual: claimed,
        instancePath: kit.contract.envelope?.count ?? '',
        exchange: walk.pages[0]?.exchange.id ?? '',
      });
    }),
});
