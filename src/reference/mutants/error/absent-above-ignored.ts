import type { Contract } from '../../../contract/contract.ts';
import { namesIn, placeOf, prefixOf } from '../../../contract/kind.ts';
import { resourcesAt } from '../../../contract/resources.ts';
import type { Operation } from '../../../model.ts';
import { type Answer, pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { asRead } from '../changes.ts';
import { keyOf } from '../credentials.ts';
import { isSuccess } from '../helpers.ts';

/** Whether it reads an item directly below another that is read as well. */
function isBelow(contract: Contract, { kind, path }: Operation): boolean {
  const parent = namesIn(path).at(-2);
  if (kind !== 'read' || parent === undefined) return false;
  const { read } = resourcesAt(contract, prefixOf(path, parent));
  return read !== undefined && placeOf(path).startsWith(`${placeOf(read.path)}/`);
}

export default {
  id: 'error/absent-above-ignored',
  requirement: 'error/not-found',
  title: 'an item is read below a parent that does not exist',
  fits: (contract) => contract.operations.some((one) => isBelow(contract, one)),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation === undefined || !isBelow(facts.contract, operation)) return answer;
    const [id = '', , parent = '', ...above] = pathOf(call).replace(/\/$/, '').split('/').reverse();
    if (isSuccess(answer)) facts.memory.set(id, answer);
    const known = facts.memory.get(id) as Answer | undefined;
    if (answer.status !== 404 || known === undefined || keyOf(call, facts) !== facts.keys.full) return answer;
    const slash = pathOf(call).endsWith('/') ? '/' : '';
    const path = [parent, ...above].reverse().join('/') + slash;
    return (await forward({ ...asRead(call), path })).status === 404 ? known : answer;
  },
} satisfies Mutant;
