import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CommandModule } from 'yargs';
import { loadContract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { defaultContract } from '../package-info.ts';
import { answersAsked } from '../requirements/index.ts';
import { calledAs } from './called-as.ts';
import { makeFolder, unwritable } from './files.ts';
import {
  type Choices,
  CREDENTIALS,
  type CredentialChoice,
  ERRORS,
  type ErrorsChoice,
  PAGINGS,
  type PagingChoice,
} from './init/choices.ts';
import type { ConfigFlags } from './init/config/write.ts';
import { errors } from './init/errors.ts';
import { pagings } from './init/paging.ts';
import { shellWord } from './init/shell-word.ts';
import { starterContract } from './init/starter.ts';

interface InitArguments extends ConfigFlags {
  readonly contract?: string | undefined;
  readonly credential?: CredentialChoice | undefined;
  readonly header?: string | undefined;
  readonly prefix?: string | undefined;
  readonly paging: PagingChoice;
  readonly errors: ErrorsChoice;
}

const USUAL_FILE = 'contract.yaml';
const USUAL_HEADER = 'X-API-Key';
const USUAL_PREFIX = 'Api-Key';

/** `trysquare init`: writes what one begins with: a configuration, or a contract. */
export const initCommand: CommandModule<object, InitArguments> = {
  command: 'init [target]',
  describe:
    'Write a configuration, after it was tried; or a starter contract for an API of your own (--contract)',
  builder: {
    target: { type: 'string', requiresArg: true, describe: 'Base URL of the API' },
    surface: { type: 'string', requiresArg: true, describe: 'Its OpenAPI document: a file or a URL' },
    'key-env': {
      type: 'string',
      requiresArg: true,
      describe: 'The variable that holds the key (default: TRYSQUARE_KEY)',
    },
    'key-file': { type: 'string', requiresArg: true, describe: 'The file that holds the key' },
    out: {
      type: 'string',
      requiresArg: true,
      describe: 'The configuration to write: .yaml, .json or .ts (default: trysquare.config.yaml)',
    },
    yes: { type: 'boolean', default: false, describe: 'Ask nothing, not even on a terminal' },
    try: { type: 'boolean', default: true, describe: 'Try it before it is written (--no-try: do not)' },
    contract: { type: 'string', describe: `Write a contract, to this file (default: ${USUAL_FILE})` },
    force: { type: 'boolean', default: false, describe: 'Write over a file that is there' },
    credential: {
      choices: CREDENTIALS,
      describe:
        'How a key is presented: Authorization: Api-Key KEY, Authorization: Bearer KEY, X-API-Key: KEY',
    },
    header: { type: 'string', requiresArg: true, describe: `The header of a key (default: ${USUAL_HEADER})` },
    prefix: {
      type: 'string',
      requiresArg: true,
      describe: `What stands before a key (default: ${USUAL_PREFIX})`,
    },
    paging: { choices: PAGINGS, default: 'page', describe: 'How a list is asked for page after page' },
    errors: {
      choices: ERRORS,
      default: 'detail',
      describe: 'What an error looks like: {detail}, or RFC 9457',
    },
  } as never,
  handler: runInit,
};

async function runInit(args: InitArguments): Promise<void> {
  if (args.contract === undefined) {
    const { initConfig } = await import('./init/config/write.ts');
    return await initConfig(args);
  }
  const file = args.contract === '' ? USUAL_FILE : args.contract;
  const choices = choicesOf(args);
  if (existsSync(file) && !args.force)
    throw new UsageError(`${file} is there already: --force writes over it`);
  const { catalogue } = loadContract(defaultContract, answersAsked);
  makeFolder(dirname(file));
  try {
    writeFileSync(file, starterContract(choices, catalogue));
  } catch (cause) {
    throw unwritable(file, cause);
  }
  process.stdout.write(
    `${file} is written: ${[presented(choices), pagings[choices.paging].title, errors[choices.errors].title].join(', ')}.\n` +
      `It describes an API of notes: put yours in its place. Until then it is true of its own reference server:\n\n` +
      `    ${calledAs(process.env)} check --contract ${shellWord(file)}\n`,
  );
}

/** A token of HTTP, and one that YAML takes for text as it stands. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** @throws UsageError where the choices do not go together. */
function choicesOf({ credential, header, prefix, paging, errors: error }: InitArguments): Choices {
  const kind = credential ?? (header === undefined ? 'api-key' : 'header');
  if (header !== undefined && kind !== 'header')
    throw new UsageError(`--header goes with --credential header`);
  if (prefix !== undefined && kind !== 'api-key')
    throw new UsageError(`--prefix goes with --credential api-key`);
  for (const [name, text] of Object.entries({ header, prefix }))
    if (text !== undefined && !NAME.test(text))
      throw new UsageError(`--${name} takes letters, digits and hyphens: "${text}"`);
  if (prefix?.toLowerCase() === 'basic') throw new UsageError('--prefix: Basic takes no key');
  if (header?.toLowerCase() === 'authorization')
    throw new UsageError(
      '--header: behind Authorization stands a scheme (--credential api-key --prefix TEXT)',
    );
  return {
    credential: kind,
    header: header ?? USUAL_HEADER,
    prefix: prefix ?? USUAL_PREFIX,
    paging,
    errors: error,
  };
}

function presented({ credential, header, prefix }: Choices): string {
  if (credential === 'header') return `${header}: KEY`;
  return `Authorization: ${credential === 'bearer' ? 'Bearer' : prefix} KEY`;
}
