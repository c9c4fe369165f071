import { challengesIn } from '../../run/challenge.ts';
import { refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const challenge: Check = {
  number: 12,
  name: 'challenge',
  statement: "The verifier's challenge is the report's, and went with every request.",
  needs: ['evidence'],
  run(dossier) {
    const wanted = dossier.expected.challenge;
    const reported = dossier.the('report').run.challenge;
    if (wanted !== undefined && reported !== wanted)
      refuse(reported === undefined ? 'answers no challenge' : 'answers another challenge than yours');
    for (const exchange of dossier.the('record')) {
      const found = challengesIn(exchange);
      if (found.length > 1 || found[0] !== reported)
        refuse(
          `has in the request ${exchange.id} ${found.length === 0 ? 'no challenge' : 'another challenge'}`,
        );
    }
    if (reported === undefined) return 'there is none, and you asked for none';
    return wanted === undefined
      ? `${reported} in every request, which you did not ask for`
      : 'yours, in every request';
  },
};
