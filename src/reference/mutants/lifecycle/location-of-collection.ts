import { headerOf } from '../../../contract/documented.ts';
import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { withHeader } from '../helpers.ts';

export default {
  id: 'lifecycle/location-of-collection',
  requirement: 'lifecycle/create-read',
  title: 'Location of a creation names the collection',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const creates = facts.operationOf(call)?.kind === 'create' && headerOf(answer, 'location') !== undefined;
    return creates ? withHeader(answer, 'Location', pathOf(call)) : answer;
  },
} satisfies Mutant;
