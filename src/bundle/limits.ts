import { plural } from '../plural.ts';
import type { Verification } from './verify.ts';

/** What no verification without the target can show, whatever a bundle holds. Each is a sentence. */
export const LIMITS_OF_PROOF: readonly string[] = [
  'That these exchanges took place: whoever holds the signing key can write a whole run that is consistent.',
  'That the target named is the server that answered, or the one that customers use.',
  'That an answer is as the server gave it, where another one is judged alike.',
  'That the times are true: they are those of the clock of whoever ran it. A challenge shows only that it was made after you gave it.',
  'That the calibration was run: it says what anybody can see with trysquare calibrate.',
  'That the surface lists all that the server offers, unless you named it; and that nothing is left behind at the target but what the requests made.',
  'That the server behaves so today.',
];

/** The sentence that says what to do about it. */
export const REMEDY =
  'A lab that runs check --certify itself, with a challenge of its own, and countersigns, shows what this cannot.';

/** The result of a verification in a sentence. */
export function conclusionOf({ passed, checks }: Verification): string {
  const refused = checks.filter(({ verdict }) => verdict === 'refused');
  const idle = checks.filter(({ verdict }) => verdict === 'not-run').length;
  if (passed) return `VERIFIED: all of ${checks.length} checks passed`;
  const names = refused.map(({ number, name }) => `${number} ${name}`).join(', ');
  return `REFUSED by ${names}${idle > 0 ? `; ${plural(idle, 'check')} could not run` : ''}`;
}
