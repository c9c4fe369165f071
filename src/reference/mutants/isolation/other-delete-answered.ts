import { answerOf, successOf } from '../../answers.ts';
import type { Mutant } from '../../mutant.ts';
import { asOwner, asRead, isOther } from '../changes.ts';
import { isSuccess } from '../helpers.ts';

export default {
  id: 'isolation/other-delete-answered',
  requirement: 'isolation/delete',
  title: 'a deletion by another organisation is answered as done, and is not',
  async mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    if (operation?.kind !== 'delete' || !isOther(call, facts)) return forward(call);
    const { status, source } = successOf(operation, [204, 200]);
    const there = isSuccess(await asOwner(asRead(call), forward, facts));
    return there ? answerOf(facts.contract, status, source) : forward(call);
  },
} satisfies Mutant;
