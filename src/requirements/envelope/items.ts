import { headerOf, mediaFor } from '../../contract/documented.ts';
import { successes } from '../../contract/kind.ts';
import { itemsOf, schemaWithin } from '../../contract/properties.ts';
import { joinPointer } from '../../documents/pointer.ts';
import type { Exchange, Operation, SchemaPointer } from '../../model.ts';
import type { Kit } from '../../script/kit.ts';
import { check, inconclusive } from '../../script/steps.ts';
import { shortened } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { envelopeOf, isList, walkOf } from './lists.ts';

export default requirement('envelope/items', {
  appliesTo: isList,
  cases: (operation, kit) =>
    only(function* () {
      const { pages } = yield* walkOf(kit, operation);
      let judged = 0;
      let unread: string | undefined;
      for (const { exchange, items } of pages) {
        const schema = itemSchema(kit, operation, exchange);
        if (schema === undefined) continue;
        const judgements = items.map((item) => kit.contract.schemas.judged(schema, item, 'response'));
        const [broken] = judgements.flatMap(({ errors }, index) =>
          errors.map((error) => ({ error, item: items[index], index })),
        );
        unread ??= judgements.find((one) => one.unread !== undefined)?.unread;
        judged += items.length;
        if (broken === undefined) continue;
        const { error, item, index } = broken;
        return yield* check({
          id: 'items',
          verdict: 'fail',
          message: `an item breaks its schema: ${error.instancePath || 'it'} ${error.message}`,
          expected: error.message,
          actual: shortened(item),
          instancePath: joinPointer(envelopeOf(kit).items, index) + error.instancePath,
          schemaPath: error.schemaPath,
          exchange: exchange.id,
        });
      }
      if (judged === 0)
        return yield* inconclusive('no-data', 'the list has no items to judge, or documents none');
      if (unread !== undefined)
        return yield* inconclusive('unreadable', `not all that is documented of it can be judged: ${unread}`);
      yield* check({ id: 'items', verdict: 'pass', message: 'every item met matches its schema' });
    }),
});

function itemSchema(kit: Kit, operation: Operation, { response }: Exchange): SchemaPointer | undefined {
  const content = successes(operation).flatMap(([, media]) => media);
  const schema = mediaFor(content, response && headerOf(response, 'content-type'))?.schema;
  const items =
    schema === undefined ? undefined : schemaWithin(kit.contract.schemas, schema, envelopeOf(kit).items);
  return items === undefined ? undefined : itemsOf(kit.contract.schemas, items);
}
