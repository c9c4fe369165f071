import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { requiringShape, writablePath } from './bodies.ts';

const id = 'error/validation-body';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, kit) => requiringShape(kit, operation) !== undefined,
  cases: (operation, kit) =>
    only(function* () {
      const path = yield* writablePath(kit, operation);
      const body = requiringShape(kit, operation)?.encode({});
      const exchange = yield* send(requestOf(kit, operation, { path, ...(body && { body }) }));
      yield* expectAnswer(kit, id, 'refused', exchange);
    }),
});
