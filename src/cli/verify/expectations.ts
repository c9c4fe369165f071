import { readFileSync } from 'node:fs';
import { thisTool } from '../../bundle/build.ts';
import type { Expectations } from '../../bundle/dossier.ts';
import { publicKeyIn } from '../../bundle/keys.ts';
import { emptyConfig } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import { contractOf } from '../../open/contract.ts';
import { isChallenge } from '../../run/challenge.ts';

/** Seconds for all checks together, unless the verifier says another number. */
export const LONGEST = 900;

/** What a verifier can ask of a bundle. */
export const expectationOptions = {
  key: {
    type: 'string',
    array: true,
    nargs: 1,
    demandOption: true,
    describe: 'A public key (FILE.pub) that has to have signed it; each, where given more than once',
  },
  challenge: { type: 'string', requiresArg: true, describe: 'The challenge that you gave for the run' },
  contract: {
    type: 'string',
    requiresArg: true,
    describe: 'The contract it had to be judged by (default: the one of this package)',
  },
  surface: {
    type: 'string',
    requiresArg: true,
    describe: 'The file of the document whose operations had to be judged (default: as the bundle has it)',
  },
  overlay: { type: 'string', array: true, nargs: 1, describe: 'An Overlay file that amends that surface' },
  'allow-ref': {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'A file or folder that this surface may refer to outside of its own folder',
  },
  build: {
    type: 'string',
    array: true,
    nargs: 1,
    describe:
      'The digest of another build that may have made it, and that you trust (default: this one alone)',
  },
  profile: { choices: ['core', 'full'] as const, describe: 'The profile it had to be judged by' },
  'not-before': { type: 'string', requiresArg: true, describe: 'When the run may have begun, RFC 3339' },
  'not-after': { type: 'string', requiresArg: true, describe: 'When it has to have ended, RFC 3339' },
} as const;

export interface ExpectationArguments {
  readonly key: readonly string[];
  readonly challenge?: string | undefined;
  readonly contract?: string | undefined;
  readonly surface?: string | undefined;
  readonly overlay?: readonly string[] | undefined;
  readonly allowRef?: readonly string[] | undefined;
  readonly build?: readonly string[] | undefined;
  readonly profile?: 'core' | 'full' | undefined;
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
}

/** @throws UsageError, DocumentError where something that the verifier names cannot be used. */
export async function expectationsOf(args: ExpectationArguments): Promise<Expectations> {
  const { challenge, profile } = args;
  if (challenge !== undefined) checkChallenge(challenge);
  if (args.surface !== undefined && /^https?:/i.test(args.surface))
    throw new UsageError('--surface takes a file here: verifying asks nobody');
  const { surface: _, overlay: __, ...ofContract } = args;
  const contract = await contractOf({ contract: ofContract.contract }, emptyConfig);
  const { contract: file, surface, overlay, allowRef } = args;
  const laid =
    surface === undefined && overlay === undefined
      ? undefined
      : await contractOf({ contract: file, surface, overlay, allowRef }, emptyConfig);
  const [notBefore, notAfter] = [moment('not-before', args.notBefore), moment('not-after', args.notAfter)];
  return {
    keys: args.key.map((one) => publicKeyIn(textOf(one), one)),
    contract,
    tool: thisTool(),
    now: new Date(),
    builds: (args.build ?? []).map(digestIn),
    ...(challenge !== undefined && { challenge }),
    ...(profile !== undefined && { profile }),
    ...(laid?.surface !== undefined && { surface: laid.surface.digest }),
    ...(notBefore !== undefined && { notBefore }),
    ...(notAfter !== undefined && { notAfter }),
  };
}

/** @throws UsageError where a text is no digest of a build. */
function digestIn(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new UsageError(`--build takes the digest of a build, 64 hex digits: "${text}" is none`);
}

/** @throws UsageError where a text can be no challenge. */
export function checkChallenge(text: string): void {
  if (!isChallenge(text))
    throw new UsageError('--challenge takes 8 to 200 letters, digits and marks of - . _ ~ + / =');
}

/** @throws UsageError where a file cannot be read. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
}

function moment(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--${name} takes a moment such as 2026-01-31T12:00:00Z`);
  return new Date(time);
}
