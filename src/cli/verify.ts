import type { CommandModule } from 'yargs';
import type { Verification } from '../bundle/verify.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { EXIT } from './exit-code.ts';
import {
  type ExpectationArguments,
  expectationOptions,
  expectationsOf,
  LONGEST,
} from './verify/expectations.ts';
import { wholeNumber } from './whole-number.ts';

interface VerifyArguments extends ExpectationArguments {
  readonly bundle: string;
  readonly limit: number;
}

/** `trysquare verify`: judges a bundle by itself, sending nothing. */
export const verifyCommand: CommandModule<object, VerifyArguments> = {
  command: 'verify <bundle>',
  describe: 'Judge a certified bundle, sending nothing',
  builder: (cli) =>
    cli
      .positional('bundle', { type: 'string', describe: 'The folder of the bundle' })
      .options(expectationOptions)
      .option('limit', {
        type: 'number',
        default: LONGEST,
        requiresArg: true,
        describe: 'Seconds for all checks together: a bundle that takes more is refused',
      })
      .epilogue('Exit codes: 0 every check passed, 1 one refused, 2 usage.') as never,
  async handler(args) {
    const { verifyWithin } = await import('./verify/within.ts');
    const { conclusionOf, LIMITS_OF_PROOF, REMEDY } = await import('../bundle/limits.ts');
    const limit = wholeNumber('limit', args.limit, 1, 86_400);
    // What the verifier names is tried first: an error in it is a matter of usage.
    await expectationsOf(args);
    const { verification } = await verifyWithin(args.bundle, args, limit);
    const lines = [
      ...linesOf(verification),
      '',
      'What this cannot show:',
      ...LIMITS_OF_PROOF.map((one) => `  – ${one}`),
      REMEDY,
      '',
      `${verification.passed ? '✓' : '✗'} ${conclusionOf(verification)}`,
    ];
    process.stdout.write(inertLines(lines));
    process.exitCode = verification.passed ? EXIT.ok : EXIT.nonconformant;
  },
};

const MARKS = { passed: '✓', refused: '✗', 'not-run': '–' } as const;

/** A line for each check. What a bundle says of itself is in them: to be made inert. */
export function linesOf({ checks }: Verification): string[] {
  const widest = Math.max(...checks.map(({ name }) => name.length));
  return checks.flatMap(({ number, name, verdict, message, statement }) => [
    `${MARKS[verdict]} ${String(number).padStart(2)} ${name.padEnd(widest)}  ${message}`,
    ...(verdict === 'refused' ? [`${' '.repeat(widest + 7)}what has to hold: ${statement}`] : []),
  ]);
}
