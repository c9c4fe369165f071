import { loadContract } from '../contract/contract.ts';
import { defaultContract } from '../package-info.ts';
import { answersAsked } from '../requirements/index.ts';
import { thisTool } from './build.ts';
import type { Expectations } from './dossier.ts';
import { readFolder } from './folder.ts';
import { publicKeyIn } from './keys.ts';
import { type Verification, verifyFolder } from './verify.ts';

/** What whoever verifies a bundle asks of it. */
export interface VerifyOptions extends Partial<Omit<Expectations, 'keys' | 'tool'>> {
  /** Public keys in PEM; each has to have signed. */
  readonly keys: readonly string[];
}

/**
 * Verifies a bundle that `check --certify` has made, sending nothing. Its contract has to be that of this package, or
 * the one given.
 * @throws UsageError where there is no folder, or a key is none.
 */
export function verify(folder: string, { keys, ...asked }: VerifyOptions): Promise<Verification> {
  return verifyFolder(readFolder(folder), {
    contract: asked.contract ?? loadContract(defaultContract, answersAsked),
    now: new Date(),
    ...asked,
    keys: keys.map((pem, index) => publicKeyIn(pem, `key ${index + 1}`)),
    tool: thisTool(),
  });
}
