import { resourcesAt } from '../../contract/resources.ts';
import type { Operation, Script } from '../../model.ts';
import { isSuccess, saidOf } from '../../probes/outcomes.ts';
import { parentsForChange, parentsOf } from '../../probes/parents.ts';
import { succeeded } from '../../probes/success.ts';
import { KEYS, present } from '../../script/credential.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';

import { check, inconclusive, send } from '../../script/steps.ts';

import { expectAnswer } from '../answers.ts';
import { only, requirement, secured } from '../requirement.ts';
import { changesResource, readerOf, unchangedBy } from '../unchanged.ts';
import { refusedCreation, unmadeCheck } from '../unmade.ts';

const id = 'error/permission';

export default requirement(id, {
  answers: ['denied'],
  appliesTo: (operation) => secured(operation) && (operation.kind === 'create' || changesResource(operation)),
  cases: (operation, kit) =>
    only(function* (attempt) {
      yield* succeeded(kit, operation);
      yield* canSee(kit, operation);
      const authorization = present(kit.contract.credential, KEYS.restricted);
      const label = `permission ${attempt}`;
      if (operation.kind === 'create') {
        const denied = yield* refusedCreation(kit, operation, label, authorization);
        yield* expectAnswer(kit, id, 'denied', denied.exchange);
        // What is let in is told by its answer.
        if ('value' in denied.seen && !isSuccess(denied.exchange))
          yield* check(unmadeCheck(denied, denied.seen.value));
        return;
      }
      yield* expectAnswer(kit, id, 'denied', yield* unchangedBy(kit, operation, label, { authorization }));
    }),
});

/**
 * A restricted key that does not see the resource may be told that it is not there: only where it reads what it may
 * not write is anything else than the denial wrong.
 */
function* canSee(kit: Kit, operation: Operation): Script<void> {
  const { list: lister } = resourcesAt(kit.contract, operation.collection);
  const seer = operation.kind === 'create' ? lister : readerOf(kit, operation);
  if (seer === undefined) return;
  const path = yield* seer.kind === 'list' ? parentsForChange(kit, seer) : parentsOf(kit, seer, 'own');
  const authorization = present(kit.contract.credential, KEYS.restricted);
  const exchange = yield* send(requestOf(kit, seer, { path, authorization }));
  if (!isSuccess(exchange)) {
    yield* inconclusive(
      'precondition-unmet',
      `the restricted key does not see the resource: ${saidOf(exchange)}`,
    );
  }
}
