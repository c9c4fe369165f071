import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { emptyConfig } from '../../../config/config.ts';
import { CONFIG_FILES } from '../../../config/find.ts';
import { UsageError, UserError } from '../../../errors.ts';
import { plural } from '../../../plural.ts';
import { inert } from '../../../report/inert.ts';
import { calledAs } from '../../called-as.ts';
import { makeFolder, unwritable } from '../../files.ts';
import { missingData } from '../../plan.ts';
import { warnOfVariables } from '../../settle.ts';
import { shellWord } from '../shell-word.ts';
import { type Answers, answersOf, askAnswers, confirmed, type Flags } from './answers.ts';
import { endAsking } from './ask.ts';
import { configText } from './text.ts';
import { type Trial, tryAnswers } from './trial.ts';

export interface ConfigFlags extends Flags {
  readonly out?: string | undefined;
  readonly yes: boolean;
  readonly try: boolean;
  readonly force: boolean;
}

const USUAL_FILE = 'trysquare.config.yaml';
const RESTRICTED = 'TRYSQUARE_KEY_RESTRICTED';

/** Finds out what a configuration has to say, tries it, writes it, and says how to go on. */
export async function initConfig(flags: ConfigFlags): Promise<void> {
  const file = flags.out ?? USUAL_FILE;
  if (!/\.(ya?ml|json|ts|m?js)$/.test(file))
    throw new UsageError(`${file}: a configuration is written as .yaml, .json or .ts`);
  if (existsSync(file) && !flags.force)
    throw new UsageError(`${file} is there already: --force writes over it`);
  warnOfVariables(emptyConfig);
  const { answers, trial } = await settled(flags).finally(endAsking);
  makeFolder(dirname(file));
  try {
    writeFileSync(file, configText(file, answers, trial === undefined ? [] : missingData(trial.plan)));
  } catch (cause) {
    throw unwritable(file, cause);
  }
  process.stdout.write(`${[...pageOf(file, answers, trial)].map(inert).join('\n')}\n`);
}

async function settled(flags: ConfigFlags): Promise<{ answers: Answers; trial: Trial | undefined }> {
  const asks = !flags.yes && process.stdin.isTTY === true && process.stderr.isTTY === true;
  for (let known: Flags = flags; ; ) {
    const answers = asks ? await askAnswers(known) : answersOf(known);
    if (!flags.try) return { answers, trial: undefined };
    try {
      return { answers, trial: await tryAnswers(answers) };
    } catch (error) {
      if (!asks || !(error instanceof UserError)) throw error;
      process.stderr.write(`  ${inert(error.message)}\n`);
      if (await confirmed('Write the configuration all the same')) return { answers, trial: undefined };
      known = { target: answers.target, surface: answers.surface, keyEnv: answers.key };
    }
  }
}

function* pageOf(file: string, { target }: Answers, trial: Trial | undefined): Generator<string> {
  yield `${file} is written.`;
  if (trial !== undefined) {
    const { cases, kit } = trial.plan;
    const size = `${plural(kit.contract.operations.length, 'operation')}, ${plural(cases.length, 'case')}`;
    yield trial.wants === undefined
      ? `${target} answers, and takes the key: ${size}.`
      : `${target} was not asked, since the key is not there yet: ${size}.`;
    if (!process.env[RESTRICTED])
      yield `${RESTRICTED} is to hold a key that may read and not write: without it, what shows that stays open.`;
  }
  const isFound = dirname(file) === '.' && CONFIG_FILES.includes(basename(file));
  yield '';
  if (trial?.wants !== undefined)
    yield /^[A-Z_][A-Z0-9_]*$/.test(trial.wants)
      ? `    export ${trial.wants}=…`
      : `    # put the key into ${trial.wants}`;
  yield `    ${calledAs(process.env)} check${isFound ? '' : ` --config ${shellWord(file)}`}`;
}
