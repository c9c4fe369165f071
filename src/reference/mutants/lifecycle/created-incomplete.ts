import type { Mutant } from '../../mutant.ts';
import { editCall, optionalMembers } from '../changes.ts';

export default {
  id: 'lifecycle/created-incomplete',
  requirement: 'lifecycle/create-read',
  title: 'a creation does not store an optional member',
  fits: (contract) => optionalMembers(contract).size > 0,
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'create') return forward(call);
    const optional = optionalMembers(facts.contract).get(operation.key) ?? [];
    return forward(
      editCall(call, (value) => {
        const dropped = optional.findLast((name) => Object.hasOwn(value, name) && value[name] !== null);
        return Object.fromEntries(Object.entries(value).filter(([name]) => name !== dropped));
      }),
    );
  },
} satisfies Mutant;
