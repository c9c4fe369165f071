import type { Contract } from '../contract/contract.ts';
import { propertiesOf } from '../contract/properties.ts';
import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { propose } from '../values/valid.ts';

/**
 * An item as a response schema shows it: the members that the schema documents, without those that are only written;
 * what is required and not stored is made up, the same each time.
 */
export function viewOf(contract: Contract, schema: SchemaPointer, item: JsonObject): unknown {
  const { schemas } = contract;
  const properties = propertiesOf(schemas, schema);
  const allowed = ([name, property]: [string, SchemaPointer]): boolean =>
    Object.hasOwn(item, name) &&
    !isWriteOnly(contract, property) &&
    schemas.errors(property, item[name], 'response').length === 0;
  const shown =
    properties.size === 0
      ? item
      : Object.fromEntries([...properties].filter(allowed).map(([name]) => [name, item[name]]));
  if (schemas.errors(schema, shown, 'response').length === 0) return shown;
  const whole = propose(schemas, schema, {
    direction: 'response',
    token: String(item[contract.identifier] ?? JSON.stringify(item)),
    optional: false,
  });
  return isObject(whole) ? { ...whole, ...shown } : whole;
}

/** Whether the marks on a property, or on what it refers to, say that it never comes back. */
export function isWriteOnly({ schemas }: Contract, property: SchemaPointer): boolean {
  return schemas.raw(property)['writeOnly'] === true || schemas.at(property)['writeOnly'] === true;
}
