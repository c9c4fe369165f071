import type { Mutant } from '../../mutant.ts';
import { editCall } from '../changes.ts';

export default {
  id: 'lifecycle/patch-without-flags',
  requirement: 'lifecycle/patch',
  title: 'a PATCH changes texts and passes over numbers and flags',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  mutate(call, forward, facts) {
    if (facts.operationOf(call)?.kind !== 'patch') return forward(call);
    const stored = (value: unknown): boolean => typeof value !== 'boolean' && typeof value !== 'number';
    return forward(
      editCall(call, (value) => Object.fromEntries(Object.entries(value).filter(([, one]) => stored(one)))),
    );
  },
} satisfies Mutant;
