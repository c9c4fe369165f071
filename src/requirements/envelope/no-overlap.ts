import { identify } from '../../probes/identify.ts';
import { check, inconclusive, stop } from '../../script/steps.ts';
import { only, requirement } from '../requirement.ts';
import { isList, walkOf } from './lists.ts';
import { unfinished } from './unfinished.ts';

export default requirement('envelope/no-overlap', {
  appliesTo: isList,
  cases: (operation, kit) =>
    only(function* () {
      const walk = yield* walkOf(kit, operation);
      if (walk.end === 'loop') {
        return yield* check({
          id: 'ends',
          verdict: 'fail',
          message: 'the pages lead in a circle: the walk never ends',
          expected: 'a last page',
          actual: walk.pages.at(-1)?.next,
          exchange: walk.pages.at(-1)?.exchange.id ?? '',
        });
      }
      const open = walk.end === 'budget' ? undefined : unfinished(walk);
      if (open !== undefined) return yield* stop(open);
      const met = new Map<string, number>();
      for (const [number, { items, exchange }] of walk.pages.entries()) {
        for (const item of items) {
          // A key may be made of both: the revision of a note that has its id.
          const names = [identify(kit, item), identify(kit, item, operation.collection)];
          const id = [...new Set(names)].filter((name) => name !== undefined).join(' ');
          if (id === '')
            return yield* inconclusive(
              'no-data',
              `items have no ${kit.contract.identifier} to tell them apart`,
            );
          const before = met.get(id);
          met.set(id, number);
          if (before === undefined) continue;
          if (!walk.steady)
            return yield* inconclusive(
              'precondition-unmet',
              'the list changed during each walk: somebody else writes',
            );
          return yield* check({
            id: 'overlap',
            verdict: 'fail',
            message: 'an item is met twice in one walk',
            expected: 'every item once',
            actual: `${id} on page ${before + 1} and on page ${number + 1}`,
            exchange: exchange.id,
          });
        }
      }
      const cut = unfinished(walk);
      if (cut !== undefined) return yield* stop(cut);
      yield* check({ id: 'overlap', verdict: 'pass', message: 'every item is met once, and the walk ends' });
    }),
});
