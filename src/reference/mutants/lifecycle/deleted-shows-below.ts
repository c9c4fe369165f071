import type { Contract } from '../../../contract/contract.ts';
import { prefixOf } from '../../../contract/kind.ts';
import { resourcesAt } from '../../../contract/resources.ts';
import type { Operation } from '../../../model.ts';
import { type Answer, pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { asRead } from '../changes.ts';
import { credentialOf } from '../credentials.ts';
import { isSuccess } from '../helpers.ts';

/** Whether it shows what stands below something that can be read and deleted. */
function showsBelow(contract: Contract, { kind, collection }: Operation): boolean {
  if ((kind !== 'list' && kind !== 'read') || !collection.includes('{')) return false;
  const { read, delete: remover } = resourcesAt(contract, prefixOf(collection));
  return read !== undefined && remover !== undefined;
}

export default {
  id: 'lifecycle/deleted-shows-below',
  requirement: 'lifecycle/delete',
  title: 'what stood below something is still shown when that is deleted',
  fits: (contract) => contract.operations.some((one) => showsBelow(contract, one)),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const operation = facts.operationOf(call);
    if (operation === undefined || !showsBelow(facts.contract, operation)) return answer;
    const key = `${credentialOf(call, facts)} ${pathOf(call)}`;
    const before = facts.memory.get(key) as Answer | undefined;
    if (isSuccess(answer)) facts.memory.set(key, answer);
    if (answer.status !== 404 || before === undefined) return answer;
    const parent = await forward({ ...asRead(call), path: aboveOf(operation, pathOf(call)) });
    return parent.status === 404 ? before : answer;
  },
} satisfies Mutant;

/** The path of what a nested path stands below: `/bases/1/` of `/bases/1/files/2/`. */
function aboveOf({ collection }: Operation, path: string): string {
  const depth = collection.replace(/\/$/, '').split('/').length - 1;
  return path.split('/').slice(0, depth).join('/') + (path.endsWith('/') ? '/' : '');
}
