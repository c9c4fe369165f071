import type { Check, Exchange, Operation, Script } from '../../model.ts';
import { isReading } from '../../probes/harmless.ts';
import { statusOf } from '../../probes/outcomes.ts';
import { parentsOf } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { check, send } from '../../script/steps.ts';
import { describe } from '../answers.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { type BrokenParameter, brokenParameters } from './broken-parameters.ts';

const id = 'error/rejects-invalid-parameter';

export default requirement(id, {
  appliesTo: (operation, kit) => isReading(operation) && brokenParameters(kit, operation).length > 0,
  *cases(operation, kit) {
    for (const broken of brokenParameters(kit, operation)) yield asking(kit, operation, broken);
  },
});

/** Everything about the request is right, but one parameter. */
function asking(kit: Kit, operation: Operation, broken: BrokenParameter): CaseDraft {
  const { parameter, label, text } = broken;
  return {
    label,
    *script(): Script<void> {
      yield* succeeded(kit, operation);
      const path = yield* parentsOf(kit, operation, 'any');
      const query = queryOf(kit, operation);
      const exchange = yield* send(
        requestOf(
          kit,
          operation,
          parameter.in === 'query'
            ? { path, query: { ...query, [parameter.name]: text } }
            : { path, query, headers: [[parameter.name, text]] },
        ),
      );
      yield* check(refusal(exchange, broken));
    },
  };
}

/** Which refusal is right is for the operation to document: whether it does is judged on every answer. */
function refusal(exchange: Exchange, { keyword, parameter }: BrokenParameter): Check {
  const status = statusOf(exchange);
  const refused = status >= 400 && status < 500;
  const where = parameter.in === 'query' ? 'query parameter' : 'header';
  return {
    id: 'refused',
    verdict: refused ? 'pass' : 'fail',
    message: refused
      ? 'what is wrong is refused'
      : `a ${where} that breaks its ${keyword} is answered ${status} instead of a documented 4xx`,
    expected: { status: 'a documented 4xx' },
    ...(exchange.response && { actual: describe(exchange.response) }),
    exchange: exchange.id,
  };
}
