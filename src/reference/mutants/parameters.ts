import type { Contract } from '../../contract/contract.ts';
import { pagingParameters } from '../../contract/pages.ts';
import { brokenParameters } from '../../requirements/error/broken-parameters.ts';
import { defaultSettings } from '../../script/kit.ts';
import { asTyped } from '../body.ts';
import { type Call, pathOf, queryIn } from '../http.ts';
import type { Facts } from '../mutant.ts';

/** Whether a list takes a query parameter that can be wrong. */
export function hasBrokenParameters(contract: Contract): boolean {
  const kit = { contract, settings: defaultSettings };
  return contract.operations.some(
    (operation) => operation.kind === 'list' && brokenParameters(kit, operation).length > 0,
  );
}

/** The call without the query parameters that break their schema; undefined where none does. */
export function withoutBrokenParameters(call: Call, { contract, operationOf }: Facts): Call | undefined {
  const query = queryIn(call);
  const paging = pagingParameters(contract.envelope);
  const { errors } = contract.schemas;
  const broken = (operationOf(call)?.parameters ?? []).filter(({ in: place, name, schema }) => {
    const text = query.get(name);
    if (place !== 'query' || schema === undefined || text === null) return false;
    if (paging.has(name)) return false;
    return errors(schema, asTyped(errors, schema, text), 'request').length > 0;
  });
  if (broken.length === 0) return undefined;
  for (const { name } of broken) query.delete(name);
  return { ...call, path: query.size === 0 ? pathOf(call) : `${pathOf(call)}?${query}` };
}
