import type { Contract } from '../../../contract/contract.ts';
import { isObject } from '../../../documents/pointer.ts';
import { type BodyShape, bodyShapeOf } from '../../../values/request-body.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, withCallJson } from '../changes.ts';
import { jsonIn } from '../helpers.ts';

/** Whether a body has members that are arrays, and may be empty. */
function hasArray({ schemas }: Contract, shape: BodyShape | undefined): boolean {
  const found = [...(shape?.properties.values() ?? [])].map((property) => schemas.at(property));
  return found.some(({ type, minItems = 0 }) => [type].flat().includes('array') && minItems === 0);
}

export default {
  id: 'lifecycle/patch-clears-array',
  requirement: 'lifecycle/patch',
  title: 'a PATCH empties the arrays that it does not name',
  fits: (contract) =>
    contract.operations.some((one) => one.kind === 'patch' && hasArray(contract, bodyShapeOf(contract, one))),
  async mutate(call, forward, facts) {
    const current = facts.operationOf(call)?.kind === 'patch' ? await currentOf(call, forward) : undefined;
    const sent = jsonIn(call);
    if (current === undefined || !isObject(sent)) return forward(call);
    const emptied = Object.keys(current).filter(
      (name) => Array.isArray(current[name]) && !Object.hasOwn(sent, name),
    );
    return forward(withCallJson(call, { ...sent, ...Object.fromEntries(emptied.map((name) => [name, []])) }));
  },
} satisfies Mutant;
