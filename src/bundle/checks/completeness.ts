import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

/** What a run asks before, between and after its cases: judged by nobody. */
const BESIDES = /^(preflight|between|cleanup)#1\.[0-9]{1,9}$/;

export const completeness: Check = {
  number: 14,
  name: 'completeness',
  statement:
    'Every exchange that judging takes is in the evidence, and every other belongs to the run around it.',
  needs: ['judging'],
  run(dossier) {
    const { used } = dossier.the('judgement');
    const record = dossier.the('record');
    const held = new Set(record.map(({ id }) => id));
    const missing = [...used].find((id) => !held.has(id));
    if (missing !== undefined) refuse(`lacks the exchange ${missing}`);
    const idle = record.find(({ id }) => !used.has(id) && !BESIDES.test(id));
    if (idle !== undefined) refuse(`holds the exchange ${idle.id}, which no case asks for`);
    return `${count(used.size, 'exchange')} that judging takes, ${record.length - used.size} around it`;
  },
};
