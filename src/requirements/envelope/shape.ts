import { jsonValueOf } from '../../contract/documented.ts';
import { succeeded } from '../../probes/success.ts';
import { check } from '../../script/steps.ts';
import { shortened } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { envelopeOf, isList } from './lists.ts';

export default requirement('envelope/shape', {
  appliesTo: isList,
  cases: (operation, kit) =>
    only(function* () {
      const exchange = yield* succeeded(kit, operation);
      const value = jsonValueOf(exchange);
      const { schema } = envelopeOf(kit);
      const [error] = kit.contract.schemas.errors(schema, value, 'response');
      yield* check({
        id: 'envelope',
        verdict: error === undefined ? 'pass' : 'fail',
        message:
          error === undefined
            ? 'the page is an envelope'
            : `the page is no envelope: ${error.instancePath || 'it'} ${error.message}`,
        expected: kit.contract.schemas.at(schema)['required'] ?? 'the envelope',
        actual: shortened(value),
        ...(error && { instancePath: error.instancePath, schemaPath: error.schemaPath }),
        exchange: exchange.id,
      });
    }),
});
