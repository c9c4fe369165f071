import { headerOf } from '../../../contract/documented.ts';
import type { Mutant } from '../../mutant.ts';
import { withHeader } from '../helpers.ts';

export default {
  id: 'lifecycle/location-of-another',
  requirement: 'lifecycle/create-read',
  title: 'Location of a creation leads to what was created before it',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const location = headerOf(answer, 'location');
    if (facts.operationOf(call)?.kind !== 'create' || location === undefined) return answer;
    const before = facts.memory.get(call.path);
    facts.memory.set(call.path, location);
    return withHeader(answer, 'Location', typeof before === 'string' ? before : `${call.path}0`);
  },
} satisfies Mutant;
