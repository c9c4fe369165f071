import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, editCall } from '../changes.ts';

export default {
  id: 'lifecycle/replacement-without-number',
  requirement: 'lifecycle/replace',
  title: 'a PUT leaves the numbers as they were',
  async mutate(call, forward, facts) {
    const current = facts.operationOf(call)?.kind === 'replace' ? await currentOf(call, forward) : undefined;
    if (!isObject(current)) return forward(call);
    return forward(
      editCall(call, (value) => {
        const old = Object.entries(current).filter(
          ([name, member]) => typeof member === 'number' && typeof value[name] === 'number',
        );
        return { ...value, ...Object.fromEntries(old) };
      }),
    );
  },
} satisfies Mutant;
