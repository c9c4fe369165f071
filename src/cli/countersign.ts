import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { UsageError } from '../errors.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { EXIT } from './exit-code.ts';
import { draftOf, unwritable } from './files.ts';
import {
  type ExpectationArguments,
  expectationOptions,
  expectationsOf,
  LONGEST,
  textOf,
} from './verify/expectations.ts';
import { linesOf } from './verify.ts';

interface CountersignArguments extends ExpectationArguments {
  readonly bundle: string;
  readonly sign: string;
}

/** `trysquare countersign`: a second signature, of whoever has verified a bundle. */
export const countersignCommand: CommandModule<object, CountersignArguments> = {
  command: 'countersign <bundle>',
  describe: 'Verify a bundle, and put a second signature under it',
  builder: (cli) =>
    cli
      .positional('bundle', { type: 'string', describe: 'The folder of the bundle' })
      .options(expectationOptions)
      .option('sign', {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'Your private key (trysquare keygen)',
      })
      .epilogue('Exit codes: 0 signed, 1 a check refused and nothing was signed, 2 usage.') as never,
  handler: countersign,
};

async function countersign(args: CountersignArguments): Promise<void> {
  const { verifyWithin } = await import('./verify/within.ts');
  const { envelopeText, readEnvelope, signed } = await import('../bundle/dsse.ts');
  const { keyIdOf, privateKeyIn } = await import('../bundle/keys.ts');
  const { NAMES } = await import('../bundle/layout.ts');
  const key = privateKeyIn(textOf(args.sign), args.sign);
  await expectationsOf(args);
  const { verification, statement } = await verifyWithin(args.bundle, args, LONGEST);
  if (!verification.passed || statement === undefined) {
    process.stdout.write(inertLines([...linesOf(verification), '', '✗ REFUSED: nothing was signed']));
    process.exitCode = EXIT.nonconformant;
    return;
  }
  // What was verified is what is signed: the files may be others by now.
  const envelope = readEnvelope(Buffer.from(statement));
  if (envelope.signatures.some(({ keyid }) => keyid === keyIdOf(key)))
    throw new UsageError(`${args.sign} has signed this bundle already`);
  const file = join(args.bundle, NAMES.statement);
  try {
    writeFileSync(draftOf(file), envelopeText(signed(envelope, key)));
    renameSync(draftOf(file), file);
  } catch (cause) {
    throw unwritable(file, cause);
  }
  process.stdout.write(
    `✓ SIGNED by ${keyIdOf(key)}, after all ${verification.checks.length} checks passed\n`,
  );
}
