import { type Answer, pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { credentialOf } from '../credentials.ts';

export default {
  id: 'lifecycle/deleted-still-read',
  requirement: 'lifecycle/delete',
  title: 'what was read before it was deleted is read from a cache',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const kind = facts.operationOf(call)?.kind;
    const key = `${credentialOf(call, facts)} ${pathOf(call)}`;
    if (kind === 'read' && answer.status === 200) facts.memory.set(key, answer);
    return kind === 'read' && answer.status === 404
      ? ((facts.memory.get(key) as Answer | undefined) ?? answer)
      : answer;
  },
} satisfies Mutant;
