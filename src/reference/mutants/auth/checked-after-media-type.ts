import { headerOf, mediaFor } from '../../../contract/documented.ts';
import type { Mutant } from '../../mutant.ts';
import { isBare } from '../credentials.ts';
import { answerWith } from '../roles.ts';

export default {
  id: 'auth/checked-after-media-type',
  requirement: 'auth/checked-first',
  title: 'the media type is judged before the key is asked for',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const readable = facts.operationOf(call)?.requestBody ?? [];
    const type = headerOf(call, 'content-type');
    const unread = readable.length > 0 && type !== undefined && mediaFor(readable, type) === undefined;
    return answer.status === 401 && unread && isBare(call, facts) ? answerWith(facts, 415) : answer;
  },
} satisfies Mutant;
