import { jsonValueOf } from '../../contract/documented.ts';
import { fieldErrorsOf } from '../../contract/field-errors.ts';
import type { Exchange, FieldErrorFormat, Operation, Script } from '../../model.ts';
import { statusOf } from '../../probes/outcomes.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { check, send } from '../../script/steps.ts';
import { describe, statusesFor } from '../answers.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { requiringShape, validBodyOf, writablePath } from './bodies.ts';

const id = 'error/required-fields';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, kit) =>
    kit.contract.fieldErrors !== undefined && requiringShape(kit, operation) !== undefined,
  *cases(operation, kit) {
    const required = requiringShape(kit, operation)?.required ?? [];
    for (const field of required) yield without(kit, operation, `without ${field}`, [field]);
    if (required.length > 1) yield without(kit, operation, 'without all', required);
  },
});

function without(kit: Kit, operation: Operation, label: string, fields: readonly string[]): CaseDraft {
  return {
    label,
    *script(attempt) {
      const path = yield* writablePath(kit, operation);
      const { shape, value } = yield* validBodyOf(kit, operation, `${label} ${attempt}`);
      const rest = Object.fromEntries(Object.entries(value).filter(([name]) => !fields.includes(name)));
      const exchange = yield* send(requestOf(kit, operation, { path, body: shape.encode(rest) }));
      yield* expectNamed(kit, exchange, fields);
    },
  };
}

function* expectNamed(kit: Kit, exchange: Exchange, fields: readonly string[]): Script<void> {
  const format = kit.contract.fieldErrors as FieldErrorFormat;
  const wanted = statusesFor(kit, id, 'refused');
  const named = fieldErrorsOf(format, jsonValueOf(exchange));
  const refused = wanted.includes(statusOf(exchange));
  const unnamed = fields.find((field) => !named.has(field));
  const unsaid = fields.find((field) => !named.get(field)?.includes(format.requiredMessage));
  yield* check({
    id: 'named',
    verdict: refused && unsaid === undefined ? 'pass' : 'fail',
    message: !refused
      ? `leaving out what is required is answered ${statusOf(exchange)} instead of ${wanted.join(' or ')}`
      : unnamed !== undefined
        ? 'a required field that was left out is not named'
        : unsaid !== undefined
          ? 'a required field that was left out is named with another message'
          : 'what was left out is named',
    expected: Object.fromEntries(fields.map((field) => [field, [format.requiredMessage]])),
    ...(exchange.response && { actual: describe(exchange.response) }),
    exchange: exchange.id,
  });
}
