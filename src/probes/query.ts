import type { Operation } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { neededParameters } from '../script/parameters.ts';

/** Values for the query parameters that an operation cannot do without, and for those that are configured. */
export function queryOf(kit: Kit, operation: Operation): Readonly<Record<string, string>> {
  return neededParameters(kit, operation, 'query');
}
