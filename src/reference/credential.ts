import type { Contract } from '../contract/contract.ts';
import type { Header, RequirementId } from '../model.ts';
import type { Keys } from '../run/credentials.ts';

/** Who asks. Each organisation sees its own resources only. */
export interface Identity {
  readonly organization: 'own' | 'other';
  readonly mayWrite: boolean;
}

/** Who presents a credential, or the requirement that says how it is refused. */
export type Judgement = { readonly identity: Identity } | { readonly refused: RequirementId };

/** Judges the credential that headers present: exactly the prefix and a key that was issued. */
export function judgeOf({ credential }: Contract, keys: Keys): (headers: readonly Header[]) => Judgement {
  const issued = new Map<string, Identity>([[keys.full, { organization: 'own', mayWrite: true }]]);
  if (keys.other !== undefined) issued.set(keys.other, { organization: 'other', mayWrite: true });
  if (keys.restricted !== undefined) issued.set(keys.restricted, { organization: 'own', mayWrite: false });
  const { header, prefix, keyPattern } = credential;
  const wellFormed = keyPattern === undefined ? undefined : new RegExp(keyPattern);

  return (headers) => {
    const values = headers
      .filter(([name]) => name.toLowerCase() === header.toLowerCase())
      .map(([, value]) => value.trim());
    const [value] = values;
    if (value === undefined) return { refused: 'auth/missing-key' };
    if (value === prefix.trim()) return { refused: 'auth/empty-key' };
    if (values.length > 1) return { refused: 'auth/malformed-key' };
    if (!value.startsWith(prefix)) return { refused: 'auth/wrong-scheme' };
    const key = value.slice(prefix.length);
    if (/\s/.test(key)) return { refused: 'auth/extra-space' };
    if (wellFormed?.test(key) === false) return { refused: 'auth/malformed-key' };
    const identity = issued.get(key);
    return identity === undefined ? { refused: 'auth/unknown-key' } : { identity };
  };
}
