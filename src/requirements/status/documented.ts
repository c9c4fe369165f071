import { documentedFor } from '../../contract/documented.ts';
import { control, isReading } from '../../probes/harmless.ts';
import { succeeded } from '../../probes/success.ts';
import { need } from '../../script/steps.ts';
import { describe } from '../answers.ts';
import { everywhere, only, requirement } from '../requirement.ts';

export default requirement('status/documented', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      if (!isReading(operation)) yield* need(control(kit, operation));
      yield* succeeded(kit, operation);
    }),
  *observe({ id, response }, operation, kit) {
    // A server error is a fault of its own kind, and a limit on traffic says nothing of the operation.
    if (response === undefined || response.status >= 500 || response.status === 429) return;
    const { status } = response;
    const known = documentedFor(kit.contract, operation, status).length > 0;
    yield {
      id: 'documented',
      verdict: known ? 'pass' : 'fail',
      message: known ? `${status} is documented` : `answered ${status}, which nothing documents`,
      expected: [
        ...operation.responses.keys(),
        ...new Set([...kit.contract.roles.values()].map((role) => String(role.status))),
      ],
      actual: describe(response),
      exchange: id,
    };
  },
});
