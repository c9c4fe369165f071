import type { Mutant } from '../../mutant.ts';
import { asOwner, isOther } from '../changes.ts';
import { isSuccess } from '../helpers.ts';

export default {
  id: 'isolation/other-told-it-exists',
  requirement: 'isolation/read',
  title: 'another organisation is told by another status that an item exists',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (facts.operationOf(call)?.kind !== 'read' || !isOther(call, facts) || answer.status !== 404)
      return answer;
    const exists = isSuccess(await asOwner(call, forward, facts));
    return exists ? { ...answer, status: 410 } : answer;
  },
} satisfies Mutant;
