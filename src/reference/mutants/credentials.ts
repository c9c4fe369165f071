import type { RequirementId } from '../../model.ts';
import { judgeOf } from '../credential.ts';
import type { Call } from '../http.ts';
import type { Facts } from '../mutant.ts';
import { withHeader } from './helpers.ts';

/** The requirement by which the credential of a call has to be refused; undefined where it is a valid one. */
export function refusalOf(call: Call, { contract, keys }: Facts): RequirementId | undefined {
  const judgement = judgeOf(contract, keys)(call.headers);
  return 'refused' in judgement ? judgement.refused : undefined;
}

/** The value of the credential header, without space at its ends. */
export function credentialOf({ headers }: Call, { contract }: Facts): string | undefined {
  const wanted = contract.credential.header.toLowerCase();
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1].trim();
}

/** What stands behind the prefix; undefined where there is no prefix. */
export function keyOf(call: Call, facts: Facts): string | undefined {
  const value = credentialOf(call, facts);
  const { prefix } = facts.contract.credential;
  return value?.startsWith(prefix) === true ? value.slice(prefix.length) : undefined;
}

/** The call with a valid key: to forward it lets it in. */
export function withKey(call: Call, { contract, keys }: Facts): Call {
  return withHeader(call, contract.credential.header, contract.credential.prefix + keys.full);
}

/** Whether a well-formed key was never issued, and is not made of the valid one by a small change. */
export function isUnrelated(call: Call, facts: Facts): boolean {
  if (refusalOf(call, facts) !== 'auth/unknown-key') return false;
  const key = keyOf(call, facts) ?? '';
  const { full } = facts.keys;
  const differing = [...key].filter((character, index) => character !== full[index]).length;
  return differing > 1 && key.toLowerCase() !== full.toLowerCase() && !key.startsWith(full);
}

/** Whether there is no credential header, and the key is in no other place either. */
export function isBare(call: Call, facts: Facts): boolean {
  if (refusalOf(call, facts) !== 'auth/missing-key') return false;
  const { full } = facts.keys;
  const inHeaders = call.headers.some(([, value]) => value.includes(full));
  return !call.path.includes(full) && !inHeaders && !call.body.includes(full);
}
