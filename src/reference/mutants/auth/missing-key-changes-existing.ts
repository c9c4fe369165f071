import type { Mutant } from '../../mutant.ts';
import { currentOf } from '../changes.ts';
import { isBare, withKey } from '../credentials.ts';

const CHANGES = ['replace', 'patch', 'delete'];

export default {
  id: 'auth/missing-key-changes-existing',
  requirement: 'auth/no-effect',
  title: 'a change needs no key where there is something to change',
  async mutate(call, forward, facts) {
    const changes = CHANGES.includes(facts.operationOf(call)?.kind ?? '');
    if (!changes || !isBare(call, facts)) return forward(call);
    const admitted = withKey(call, facts);
    return forward((await currentOf(admitted, forward)) === undefined ? call : admitted);
  },
} satisfies Mutant;
