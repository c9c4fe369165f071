import type { CommandModule } from 'yargs';
import type { Verification } from '../bundle/verify.ts';
import { inert } from '../report/inert.ts';
import { EXIT } from './exit-code.ts';
import { type ExpectationArguments, expectationOptions, expectationsOf } from './verify/expectations.ts';

interface VerifyArguments extends ExpectationArguments {
  readonly bundle: string;
}

/** `trysquare verify`: judges a bundle by itself, sending nothing. */
export const verifyCommand: CommandModule<object, VerifyArguments> = {
  command: 'verify <bundle>',
  describe: 'Judge a certified bundle, sending nothing',
  builder: (cli) =>
    cli
      .positional('bundle', { type: 'string', describe: 'The folder of the bundle' })
      .options(expectationOptions)
      .epilogue('Exit codes: 0 every check passed, 1 one refused, 2 usage.') as never,
  async handler(args) {
    const { readFolder } = await import('../bundle/folder.ts');
    const { verifyFolder } = await import('../bundle/verify.ts');
    const { conclusionOf, LIMITS_OF_PROOF, REMEDY } = await import('../bundle/limits.ts');
    const expected = await expectationsOf(args);
    const verification = await verifyFolder(readFolder(args.bundle), expected);
    const lines = [
      ...linesOf(verification),
      '',
      'What this cannot show:',
      ...LIMITS_OF_PROOF.map((one) => `  – ${one}`),
      REMEDY,
      '',
      `${verification.passed ? '✓' : '✗'} ${conclusionOf(verification)}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exitCode = verification.passed ? EXIT.ok : EXIT.nonconformant;
  },
};

const MARKS = { passed: '✓', refused: '✗', 'not-run': '–' } as const;

/** A line for each check. What a bundle says of itself acts on no terminal. */
export function linesOf({ checks }: Verification): string[] {
  const widest = Math.max(...checks.map(({ name }) => name.length));
  return checks.flatMap(({ number, name, verdict, message, statement }) => [
    `${MARKS[verdict]} ${String(number).padStart(2)} ${name.padEnd(widest)}  ${inert(message)}`,
    ...(verdict === 'refused' ? [`${' '.repeat(widest + 7)}what has to hold: ${statement}`] : []),
  ]);
}
