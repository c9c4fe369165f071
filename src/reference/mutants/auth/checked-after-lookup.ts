import type { Mutant } from '../../mutant.ts';
import { isBare, withKey } from '../credentials.ts';

export default {
  id: 'auth/checked-after-lookup',
  requirement: 'auth/checked-first',
  title: 'a read looks the resource up before the key is asked for',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (call.method !== 'GET' || answer.status !== 401 || !isBare(call, facts)) return answer;
    const found = await forward(withKey(call, facts));
    return found.status === 404 ? found : answer;
  },
} satisfies Mutant;
