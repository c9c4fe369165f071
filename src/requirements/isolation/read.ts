import { prefixOf } from '../../contract/kind.ts';
import { isSuccess, unmet } from '../../probes/outcomes.ts';
import { pathTo } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import { resourceIn } from '../../probes/resource.ts';
import { requestOf } from '../../script/request.ts';
import { need, send, stop } from '../../script/steps.ts';
import { only, requirement, secured } from '../requirement.ts';
import { canBeMade } from '../siblings.ts';
import { expectHidden } from './hidden.ts';
import { needOtherOrganisation, otherCredential } from './organizations.ts';

const id = 'isolation/read';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) => operation.kind === 'read' && secured(operation) && canBeMade(kit, operation),
  cases: (operation, kit) =>
    only(function* () {
      yield* needOtherOrganisation(kit);
      const resource = yield* need(resourceIn(kit, prefixOf(operation.path), 'own'));
      const parts = { path: pathTo(operation.path, resource), query: queryOf(kit, operation) };
      const own = yield* send(requestOf(kit, operation, parts));
      if (!isSuccess(own)) return yield* stop(unmet(own, 'what was created cannot be read'));
      const authorization = otherCredential(kit);
      yield* expectHidden(kit, id, yield* send(requestOf(kit, operation, { ...parts, authorization })));
    }),
});
