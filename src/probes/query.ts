import type { Operation } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { propose } from '../values/valid.ts';

/** Values for the query parameters that an operation cannot do without, and for those that are configured. */
export function queryOf(kit: Kit, operation: Operation): Record<string, string> {
  const query: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query') continue;
    const value =
      kit.settings.values.parameters[parameter.name] ??
      (parameter.required ? made(kit, parameter) : undefined);
    if (value !== undefined) query[parameter.name] = String(value);
  }
  return query;
}

function made(kit: Kit, { example, schema }: Operation['parameters'][number]): unknown {
  if (example !== undefined) return example;
  if (schema === undefined) return undefined;
  return propose(kit.contract.schemas, schema, { direction: 'request', token: 'query', optional: false });
}
