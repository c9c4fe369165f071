import type { Subject } from '../../calibrate.ts';
import type { Contract } from '../../contract/contract.ts';
import { listen } from '../../reference/listen.ts';
import { type Mutant, mutated } from '../../reference/mutant.ts';
import { proxyTo } from '../../reference/proxy.ts';
import { tidied } from '../../reference/tidy.ts';
import type { Keys } from '../../run/credentials.ts';

export interface LiveTarget {
  readonly url: string;
  readonly keys: Keys;
  readonly contract: Contract;
  /** Ids that are somebody's, from the configuration. */
  readonly configured: readonly string[];
  readonly timeout: number;
  /** Told of what a fault left at the target. */
  onLeft(paths: readonly string[]): void;
}

/**
 * A live target: itself where there is no fault, else behind a proxy on this machine that has the fault in it. What is
 * made through the proxy is removed when it closes.
 */
export async function startLive(target: LiveTarget, mutant: Mutant | undefined): Promise<Subject> {
  const { url, keys, contract, configured, timeout } = target;
  if (mutant === undefined) return { url, keys, close: async () => {} };
  const { handler, tidy } = tidied(
    proxyTo(url, { timeout }),
    contract,
    contract.credential.prefix + keys.full,
    configured,
  );
  const server = await listen(mutated(handler, mutant, { contract, keys }), { port: 0 });
  return {
    url: server.url,
    keys,
    async close() {
      await server.close();
      const left = await tidy();
      if (left.length > 0) target.onLeft(left);
    },
  };
}
