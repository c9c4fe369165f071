import { jsonValueOf } from '../../contract/documented.ts';
import { fieldErrorsOf } from '../../contract/field-errors.ts';
import type { Check, Exchange, Operation, Script } from '../../model.ts';
import { statusOf } from '../../probes/outcomes.ts';
import { queryOf } from '../../probes/query.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { check, inconclusive, send } from '../../script/steps.ts';
import type { InvalidBody } from '../../values/invalid.ts';
import { answerCheck, describe, describeRole, rolesFor, statusesFor } from '../answers.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { validBodyOf, writablePath } from './bodies.ts';
import { brokenBodies, jsonShape, plannedBodies } from './broken-bodies.ts';

const id = 'error/rejects-invalid';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, kit) => jsonShape(kit, operation) !== undefined,
  *cases(operation, kit) {
    // Where no valid body can be made, the case says why.
    const labels = plannedBodies(kit, operation)?.map(({ label }) => label) ?? [''];
    for (const label of labels) yield breaking(kit, operation, label);
  },
});

function breaking(kit: Kit, operation: Operation, label: string): CaseDraft {
  return {
    label,
    *script(attempt) {
      const path = yield* writablePath(kit, operation);
      const filled = yield* validBodyOf(kit, operation, `${label} ${attempt}`);
      const broken = brokenBodies(kit, filled).find((one) => one.label === label);
      if (broken === undefined) {
        return yield* inconclusive('no-data', 'the body that the server takes cannot be broken in this way');
      }
      const body = filled.shape.encode(broken.value);
      const exchange = yield* send(requestOf(kit, operation, { path, query: queryOf(kit, operation), body }));
      yield* expectRefused(kit, exchange, broken);
    },
  };
}

function* expectRefused(kit: Kit, exchange: Exchange, broken: InvalidBody): Script<void> {
  const message = problem(kit, exchange, broken);
  yield* check({
    ...bodyCheck(kit, exchange),
    id: 'refused',
    verdict: message === undefined ? 'pass' : 'fail',
    message: message ?? 'what is wrong is refused',
    expected: {
      anyOf: rolesFor(kit, id, 'refused').map(describeRole),
      ...(kit.contract.fieldErrors !== undefined && broken.field !== undefined && { names: broken.field }),
    },
    ...(exchange.response && { actual: describe(exchange.response) }),
    exchange: exchange.id,
  });
}

/** How the answer is none that says which field is wrong; undefined where it is one. */
function problem(kit: Kit, exchange: Exchange, { keyword, field }: InvalidBody): string | undefined {
  const wanted = statusesFor(kit, id, 'refused');
  const status = statusOf(exchange);
  if (!wanted.includes(status)) {
    const what = keyword === 'null' ? 'null where it is not allowed' : `what breaks its ${keyword}`;
    return `${what} is answered ${status} instead of ${wanted.join(' or ')}`;
  }
  const { verdict, message } = bodyCheck(kit, exchange);
  if (verdict === 'fail')
    return isOtherRole(kit, exchange) ? 'what is wrong is refused with a body that names no field' : message;
  const { fieldErrors } = kit.contract;
  if (fieldErrors === undefined || field === undefined) return undefined;
  const named = [...fieldErrorsOf(fieldErrors, jsonValueOf(exchange)).keys()];
  // What is wrong within a field may be named by its path: `labels[0].name`, `labels.0.name`.
  const heads = new Set([...named, ...named.map((name) => name.split(/[.[]/)[0] ?? '')]);
  return heads.has(field) ? undefined : 'what is wrong is refused, and the field is not named';
}

function bodyCheck(kit: Kit, exchange: Exchange): Check {
  return answerCheck(kit, id, 'refused', exchange);
}

/** Whether the answer is a documented one to some other mistake. */
function isOtherRole({ contract }: Kit, exchange: Exchange): boolean {
  const value = jsonValueOf(exchange);
  return [...contract.roles.values()]
    .filter(({ status }) => status === statusOf(exchange))
    .some(({ response }) =>
      response.content.some(
        ({ schema }) =>
          schema !== undefined && contract.schemas.errors(schema, value, 'response').length === 0,
      ),
    );
}
