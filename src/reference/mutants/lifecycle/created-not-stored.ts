import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { isMade, noteMade } from '../changes.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'lifecycle/created-not-stored',
  requirement: 'lifecycle/create-read',
  title: 'what was created cannot be read',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    noteMade(call, answer, facts);
    const read = facts.operationOf(call)?.kind === 'read';
    return read && isMade(pathOf(call), facts) ? answerWith(facts, 404) : answer;
  },
} satisfies Mutant;
