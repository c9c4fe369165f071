import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CommandModule } from 'yargs';
import { UsageError } from '../errors.ts';
import { makeFolder, unwritable } from './files.ts';

/** `trysquare keygen`: a key pair to sign bundles with. */
export const keygenCommand: CommandModule<object, { readonly out: string }> = {
  command: 'keygen',
  describe: 'Make an Ed25519 key pair to sign bundles with: FILE, which stays with you, and FILE.pub',
  builder: (cli) =>
    cli.option('out', {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: 'The file of the private key; the public one goes to FILE.pub',
    }) as never,
  async handler({ out }) {
    const { keyIdOf, newKeyPair, publicKeyIn } = await import('../bundle/keys.ts');
    for (const file of [out, `${out}.pub`])
      if (existsSync(file)) throw new UsageError(`${file} is there already: a key is never overwritten`);
    const { privateKey, publicKey } = newKeyPair();
    makeFolder(dirname(out));
    write(out, privateKey, 0o600);
    write(`${out}.pub`, publicKey, 0o644);
    process.stdout.write(`${out} and ${out}.pub, key ${keyIdOf(publicKeyIn(publicKey, out))}\n`);
  },
};

/** Fails where the file is there, even if it came this moment. */
function write(file: string, text: string, mode: number): void {
  try {
    writeFileSync(file, text, { mode, flag: 'wx' });
  } catch (cause) {
    throw unwritable(file, cause);
  }
}
