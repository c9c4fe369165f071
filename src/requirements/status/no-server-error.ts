import { asksForPatience } from '../../contract/documented.ts';
import { control } from '../../probes/harmless.ts';
import { need } from '../../script/steps.ts';
import { describe } from '../answers.ts';
import { everywhere, only, requirement } from '../requirement.ts';

export default requirement('status/no-server-error', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      yield* need(control(kit, operation));
    }),
  *observe({ id, response }) {
    if (response === undefined || asksForPatience(response)) return;
    const failed = response.status >= 500;
    yield {
      id: 'no server error',
      verdict: failed ? 'fail' : 'pass',
      message: failed ? `the server failed with ${response.status}` : 'no server error',
      expected: { status: 'below 500' },
      actual: describe(response),
      exchange: id,
    };
  },
});
