import type { Contract } from '../../../contract/contract.ts';
import type { Operation } from '../../../model.ts';
import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';
import { isNested } from '../helpers.ts';

function listsWithCreation({ operations }: Contract): Operation[] {
  return operations.filter(
    (one) =>
      one.kind === 'list' &&
      !isNested(one) &&
      operations.some((other) => other.kind === 'create' && other.path === one.path),
  );
}

export default {
  id: 'isolation/other-lists-one-collection',
  requirement: 'isolation/list',
  title: 'one list is the same for all organisations',
  // By the only list there is, it could not be told whether the keys are of two organisations.
  fits: (contract) => listsWithCreation(contract).length > 2,
  mutate(call, forward, facts) {
    const [first] = listsWithCreation(facts.contract);
    const lists = first !== undefined && facts.operationOf(call) === first && isOther(call, facts);
    return lists ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
