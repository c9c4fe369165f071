import { documentedFor, documentsSuccess } from '../../contract/documented.ts';
import { control, isReading } from '../../probes/harmless.ts';
import { succeeded } from '../../probes/success.ts';
import { need } from '../../script/steps.ts';
import { describe, holds, unread } from '../answers.ts';
import { everywhere, only, requirement } from '../requirement.ts';
import { isOf } from '../templates.ts';

/** Too large a body, too long an address, too many requests, too large headers. */
const LIMITS = [413, 414, 429, 431];

export default requirement('status/documented', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      if (!isReading(operation)) yield* need(control(kit, operation));
      yield* succeeded(kit, operation);
    }),
  *observe({ id, request, response }, operation, kit) {
    if (response === undefined || !isOf(operation, request)) return;
    // A server error is a fault of its own kind, and a limit on traffic or on size says nothing of the operation.
    if (response.status >= 500 || LIMITS.includes(response.status)) return;
    const { status } = response;
    if (documentedFor(kit.contract, operation, status).length > 0)
      return yield holds('documented', `${status} is documented`, { id });
    if (status < 400 && !documentsSuccess(operation))
      return yield unread('documented', 'no answer of success is documented');
    yield {
      id: 'documented',
      verdict: 'fail',
      message: `answered ${status}, which nothing documents`,
      expected: [
        ...operation.responses.keys(),
        ...new Set([...kit.contract.roles.values()].map((role) => String(role.status))),
      ],
      actual: describe(response),
      exchange: id,
    };
  },
});
