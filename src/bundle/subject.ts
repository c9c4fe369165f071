import type { Subject } from '../calibrate.ts';
import type { Contract } from '../contract/contract.ts';
import { listen } from '../reference/listen.ts';
import { type Mutant, mutated } from '../reference/mutant.ts';
import { createReference } from '../reference/server.ts';
import type { Keys } from '../run/credentials.ts';

/** The reference server of a contract with just the fault that is given, or with none. */
export async function startSubject(
  contract: Contract,
  keys: Keys,
  mutant: Mutant | undefined,
): Promise<Subject> {
  let origin = '';
  const conforming = createReference(contract, { keys, origin: () => origin });
  const handler = mutant === undefined ? conforming : mutated(conforming, mutant, { contract, keys });
  const server = await listen(handler, { port: 0 });
  origin = server.url;
  return { url: server.url, keys, close: () => server.close() };
}
