import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';
import { isNested } from '../helpers.ts';

export default {
  id: 'isolation/other-lists-nested',
  requirement: 'isolation/list',
  title: 'another organisation lists what stands below an item',
  fits: ({ operations }) => operations.some((one) => one.kind === 'list' && isNested(one)),
  mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const lists = operation?.kind === 'list' && isNested(operation) && isOther(call, facts);
    return lists ? asOwner(call, forward, facts) : forward(call);
  },
} satisfies Mutant;
