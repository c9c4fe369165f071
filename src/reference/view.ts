import type { Contract } from '../contract/contract.ts';
import { isObject, type JsonObject } from '../contract/pointer.ts';
import { propertiesOf } from '../contract/properties.ts';
import type { SchemaPointer } from '../model.ts';
import { propose } from '../values/valid.ts';

/**
 * An item as a response schema shows it: the members that the schema documents, without those that are only written;
 * what is required and not stored is made up, the same each time.
 */
export function viewOf(contract: Contract, schema: SchemaPointer, item: JsonObject): unknown {
  const { schemas } = contract;
  const properties = propertiesOf(schemas, schema);
  const made = (): unknown =>
    propose(schemas, schema, {
      direction: 'response',
      token: String(item[contract.identifier]),
      optional: false,
    });
  const shown =
    properties.size === 0
      ? item
      : Object.fromEntries(
          Object.entries(item).filter(([name, value]) => {
            const property = properties.get(name);
            return (
              property !== undefined &&
              !isWriteOnly(contract, property) &&
              schemas.errors(property, value, 'response').length === 0
            );
          }),
        );
  const errors = schemas.errors(schema, shown, 'response');
  if (errors.length === 0) return shown;
  const whole = made();
  return isObject(whole) ? { ...whole, ...shown } : whole;
}

export function isWriteOnly({ schemas }: Contract, property: SchemaPointer): boolean {
  return schemas.raw(property)['writeOnly'] === true || schemas.at(property)['writeOnly'] === true;
}
