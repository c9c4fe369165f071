import { type Answer, pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { credentialOf } from '../credentials.ts';

export default {
  id: 'lifecycle/read-before-change',
  requirement: 'lifecycle/replace',
  title: 'a resource is read from a cache that a PUT does not clear',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const kind = facts.operationOf(call)?.kind;
    const key = `${credentialOf(call, facts)} ${pathOf(call)}`;
    if (kind === 'patch' || kind === 'delete') facts.memory.delete(key);
    if (kind !== 'read' || answer.status !== 200) return answer;
    if (!facts.memory.has(key)) facts.memory.set(key, answer);
    return facts.memory.get(key) as Answer;
  },
} satisfies Mutant;
