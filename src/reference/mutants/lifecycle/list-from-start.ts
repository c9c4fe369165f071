import type { Answer } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { credentialOf } from '../credentials.ts';

export default {
  id: 'lifecycle/list-from-start',
  requirement: 'lifecycle/create-listed',
  title: 'a page of a list is answered for ever as it was first',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (facts.operationOf(call)?.kind !== 'list' || answer.status !== 200) return answer;
    const key = `${credentialOf(call, facts)} ${call.path}`;
    if (!facts.memory.has(key)) facts.memory.set(key, answer);
    return facts.memory.get(key) as Answer;
  },
} satisfies Mutant;
