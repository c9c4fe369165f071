import type { Mutant } from '../../mutant.ts';
import { currentOf, editCall, optionalMembers } from '../changes.ts';

export default {
  id: 'lifecycle/replacement-partial',
  requirement: 'lifecycle/replace',
  title: 'a PUT replaces what is required and leaves what is optional as it was',
  fits: (contract) =>
    contract.operations.some(({ kind, key }) => kind === 'replace' && optionalMembers(contract).has(key)),
  async mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const optional = optionalMembers(facts.contract).get(operation?.key ?? '') ?? [];
    const current = operation?.kind === 'replace' ? await currentOf(call, forward) : undefined;
    if (current === undefined) return forward(call);
    const old = Object.entries(current).filter(([name]) => optional.includes(name));
    return forward(editCall(call, (value) => ({ ...value, ...Object.fromEntries(old) })));
  },
} satisfies Mutant;
