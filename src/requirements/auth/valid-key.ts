import { control } from '../../probes/harmless.ts';
import { statusOf } from '../../probes/outcomes.ts';
import { check, need } from '../../script/steps.ts';
import { describe, describeRole, rolesFor, statusesFor } from '../answers.ts';
import { only, requirement, secured } from '../requirement.ts';

const id = 'auth/valid-key';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  cases: (operation, kit) =>
    only(function* () {
      const exchange = yield* need(control(kit, operation));
      const refused = statusesFor(kit, id, 'refused').includes(statusOf(exchange));
      yield* check({
        id: 'admitted',
        verdict: refused ? 'fail' : 'pass',
        message: refused ? `the valid key is refused with ${statusOf(exchange)}` : 'the valid key is let in',
        expected: { not: rolesFor(kit, id, 'refused').map(describeRole) },
        ...(exchange.response && { actual: describe(exchange.response) }),
        exchange: exchange.id,
      });
    }),
});
