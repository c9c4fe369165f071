import type { Contract } from '../../../contract/contract.ts';
import { collectionOfParameter, resourcesAt } from '../../../contract/resources.ts';
import { queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';

/** Filters by a reference, in lists of what can be made. */
function filters(contract: Contract): Set<string> {
  return new Set(
    contract.operations
      .filter(({ kind, collection }) => kind === 'list' && resourcesAt(contract, collection).create)
      .flatMap((list) =>
        list.parameters
          .filter(
            (one) => one.in === 'query' && collectionOfParameter(contract, one, list.path) !== undefined,
          )
          .map(({ name }) => name),
      ),
  );
}

export default {
  id: 'isolation/other-lists-filtered',
  requirement: 'isolation/list',
  title: 'a list that is filtered by a reference shows what any organisation has there',
  fits: (contract) => filters(contract).size > 0,
  mutate(call, forward, facts) {
    const names = filters(facts.contract);
    const filtered = [...queryIn(call).keys()].some((name) => names.has(name));
    const leaks = filtered && isOther(call, facts) && facts.operationOf(call)?.kind === 'list';
    return leaks ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
