import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, withCallJson } from '../changes.ts';
import { jsonIn } from '../helpers.ts';

export default {
  id: 'lifecycle/patch-clears-array',
  requirement: 'lifecycle/patch',
  title: 'a PATCH empties the arrays that it does not name',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
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
