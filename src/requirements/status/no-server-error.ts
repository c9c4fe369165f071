import { asksForPatience } from '../../contract/documented.ts';
import { control } from '../../probes/harmless.ts';
import { need } from '../../script/steps.ts';
import { describe, holds } from '../answers.ts';
import { everywhere, only, requirement } from '../requirement.ts';

export default requirement('status/no-server-error', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      yield* need(control(kit, operation));
    }),
  *observe({ id, response }) {
    if (response === undefined || asksForPatience(response)) return;
    if (response.status < 500) return yield holds('no server error', 'no server error', { id });
    yield {
      id: 'no server error',
      verdict: 'fail',
      message: `the server failed with ${response.status}`,
      expected: { status: 'below 500' },
      actual: describe(response),
      exchange: id,
    };
  },
});
