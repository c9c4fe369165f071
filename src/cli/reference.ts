import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Keys } from '../run/credentials.ts';

/** The keys of the reference server. They open nothing else, and say so. */
export const referenceKeys = {
  full: 'ReferenceFullKeyNotSecret01',
  other: 'ReferenceOtherKeyNotSecret02',
  restricted: 'ReferenceReadKeyNotSecret03',
} satisfies Keys;

export interface RunningReference {
  readonly url: string;
  readonly keys: Keys;
  close(): Promise<void>;
}

/** Starts the reference server of a contract on loopback, on a free port unless one is named; with a fault injected where one is named. */
export async function startReference(
  contract: Contract,
  port = 0,
  mutantId?: string,
): Promise<RunningReference> {
  const { createReference } = await import('../reference/server.ts');
  const { listen } = await import('../reference/listen.ts');
  const { mutated } = await import('../reference/mutant.ts');
  const { mutantNamed } = await import('../reference/mutants/index.ts');
  let origin = '';
  const conforming = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const handler =
    mutantId === undefined
      ? conforming
      : mutated(conforming, mutantNamed(mutantId), { contract, keys: referenceKeys });
  const server = await listen(handler, { port }).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(
      `port ${port} cannot be taken: ${cause.code === 'EADDRINUSE' ? 'somebody has it' : cause.code}`,
      { cause },
    );
  });
  origin = server.url;
  return { url: server.url, keys: referenceKeys, close: () => server.close() };
}
