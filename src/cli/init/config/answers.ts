import { existsSync } from 'node:fs';
import { readsAsPath, readsAsVariable } from '../../../config/key-name.ts';
import { isUrl } from '../../../documents/url.ts';
import { UsageError } from '../../../errors.ts';
import { validTarget } from '../../target.ts';
import { askLine } from './ask.ts';

/** What a configuration to begin with says. Paths as they were given: from the working directory. */
export interface Answers {
  readonly target: string;
  readonly surface?: string;
  /** Where the key is: `env:NAME` or `file:PATH`. */
  readonly key: string;
}

/** What the command line says of them. */
export interface Flags {
  readonly target?: string | undefined;
  readonly surface?: string | undefined;
  readonly keyEnv?: string | undefined;
  readonly keyFile?: string | undefined;
}

const USUAL_TARGET = 'http://127.0.0.1:8000';
const USUAL_KEY = 'TRYSQUARE_KEY';

/** @throws UsageError where something is missing, or cannot be. */
export function answersOf({ target, surface, keyEnv, keyFile }: Flags): Answers {
  if (target === undefined)
    throw new UsageError('init asks on a terminal; anywhere else it has to be told: init --target URL');
  if (keyEnv !== undefined && keyFile !== undefined)
    throw new UsageError('a key is in one place: --key-env NAME or --key-file PATH');
  return {
    target: validTarget(target),
    ...(surface !== undefined && { surface: readable(surface) }),
    key: keyFile === undefined ? keyPlace(keyEnv ?? USUAL_KEY) : `file:${readableKey(keyFile)}`,
  };
}

/** Asks on the terminal; what was said before, or stands on the command line, is the usual answer. */
export async function askAnswers({ target, surface, keyEnv, keyFile }: Flags): Promise<Answers> {
  const given = await asked('Base URL of the API', target ?? USUAL_TARGET, (text) => validTarget(text));
  const document = await asked(
    'Its OpenAPI document, a file or a URL (none: the operations of the contract)',
    surface ?? '',
    (text) => (text === '' ? '' : readable(text)),
  );
  const key = await asked(
    'Where its key is: a variable of the environment, or a file; not the key itself',
    keyFile ?? keyEnv ?? USUAL_KEY,
    keyPlace,
  );
  return { target: given, ...(document !== '' && { surface: document }), key };
}

/** Asks until the answer can be used. */
async function asked(question: string, usual: string, read: (text: string) => string): Promise<string> {
  for (;;) {
    const text = await askLine(`${question}${usual === '' ? '' : ` [${usual}]`}: `);
    try {
      return read(text.trim() || usual);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`  ${error.message}\n`);
    }
  }
}

export async function confirmed(question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await askLine(`${question} [y/N]: `)).trim());
}

/** `env:NAME` or `file:PATH` of what was named. What may be a key is not repeated. */
function keyPlace(text: string): string {
  const [, kind, place = text] = /^(env|file):(.+)$/.exec(text) ?? [];
  const isFile = existsSync(place) || (kind === 'file' && readsAsPath(place));
  if (kind !== 'file' && (readsAsVariable(place) || process.env[place] !== undefined)) return `env:${place}`;
  if (kind !== 'env' && isFile) return `file:${place}`;
  throw new UsageError(
    'that is neither the name of a variable (in capitals) nor a file that is there; the key itself goes into neither the command line nor the configuration',
  );
}

function readableKey(file: string): string {
  if (existsSync(file)) return file;
  throw new UsageError(`--key-file ${readsAsPath(file) ? file : '…'}: no such file`);
}

function readable(place: string): string {
  if (isUrl(place) || existsSync(place)) return place;
  throw new UsageError(`${place}: no such file`);
}
