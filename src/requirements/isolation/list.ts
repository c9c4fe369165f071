import { isSuccess, saidOf, unmet } from '../../probes/outcomes.ts';
import { resourceIn } from '../../probes/resource.ts';
import { check, need, send, stop } from '../../script/steps.ts';
import { isList } from '../envelope/lists.ts';
import { only, requirement, secured } from '../requirement.ts';
import { listRequest, lookFor } from '../seek.ts';
import { canBeMade } from '../siblings.ts';
import { expectHidden } from './hidden.ts';
import { needOtherOrganisation, otherCredential } from './organizations.ts';

const id = 'isolation/list';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) => isList(operation, kit) && secured(operation) && canBeMade(kit, operation),
  cases: (lister, kit) =>
    only(function* () {
      yield* needOtherOrganisation(kit);
      const resource = yield* need(resourceIn(kit, lister.collection, 'own'));
      const own = yield* lookFor({ kit, lister, resource }, true);
      if (!own.found) {
        return yield* stop(unmet(own.exchange, 'its own organisation is not shown what was created either'));
      }
      const others = { kit, lister, resource, authorization: otherCredential(kit) };
      const first = yield* send(listRequest(others));
      if (!isSuccess(first)) return yield* expectHidden(kit, id, first);
      const { found, exchange } = yield* lookFor(others, false);
      yield* check({
        id: 'unlisted',
        verdict: found ? 'fail' : 'pass',
        message: found
          ? 'another organisation’s list shows what this run made'
          : 'another organisation’s list does not show what this run made',
        expected: `no item with the ${kit.contract.identifier} ${resource.id}`,
        ...(found && { actual: saidOf(exchange) }),
        exchange: exchange.id,
      });
    }),
});
