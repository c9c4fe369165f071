#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { UsageError, UserError } from '../errors.ts';
import { tool } from '../package-info.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { calledAs } from './called-as.ts';
import { commandNames, commands } from './commands.ts';
import { EXIT } from './exit-code.ts';
import { unwritable } from './files.ts';
import { optionNames, switchNames } from './option-names.ts';
import { checkSwitches } from './switches.ts';
import { explained } from './unknown.ts';

/** What the scripts of `trysquare completion` ask. */
const COMPLETION_ASKED = '--complete';

/** What may be given more than once. */
const LISTS: ReadonlySet<string> = new Set([
  '_',
  'overlay',
  'allow-ref',
  'allowRef',
  'only',
  'skip',
  'operation',
  'report',
  'format',
  'runs',
  'mutant',
  'key',
  'build',
  'watch',
]);

/** Runs a command line. Sets the exit code once, and says every error in a sentence. */
async function main(words: readonly string[]): Promise<void> {
  const cli = yargs([...words]);
  cli
    .scriptName('trysquare')
    // What yargs says in other languages nobody here could explain, and the rest would still be English.
    .detectLocale(false)
    .usage('$0 <command>\n\nLays an API contract over a running API and shows where it is not true.')
    .command(commands)
    .demandCommand(1, `name a command: ${commandNames.join(', ')}`)
    .strict()
    .version(tool.version)
    .help()
    .alias('help', 'h')
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .epilogue(
      'Exit codes: 0 conformant, 1 nonconformant, 2 nothing was judged, 3 incomplete, 4 a bug of ours.\n' +
        'Keys come from TRYSQUARE_KEY, TRYSQUARE_KEY_OTHER and TRYSQUARE_KEY_RESTRICTED.',
    )
    .check((given) => {
      checkSwitches(words, switchNames(cli));
      const twice = Object.keys(given).find((name) => Array.isArray(given[name]) && !LISTS.has(name));
      if (twice !== undefined) throw new UsageError(`--${twice} is given twice`);
      return true;
    }, true)
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(explained(message, words, optionNames(cli)));
    });
  try {
    await cli.parseAsync();
  } catch (error) {
    const { name, message } = error as Error;
    const isOfYargs = name === 'YError';
    process.exitCode = say(
      isOfYargs ? new UsageError(explained(message, words, optionNames(cli)), { cause: error }) : error,
    );
  }
}

/** Says an error to a person, and gives the exit code that it stands for. */
function say(error: unknown): number {
  const { message: said, stack } = error as Error;
  // What a target or a document said may be in it; lines are ours.
  const message = inertLines(String(said).split('\n')).trimEnd();
  const debug = process.env['TRYSQUARE_DEBUG'] ? `\n${stack}` : '';
  if (error instanceof UserError) {
    const hint = error instanceof UsageError ? ` (${calledAs(process.env)} --help)` : '';
    process.stderr.write(`trysquare: ${message}${hint}${debug}\n`);
    return EXIT.nothingJudged;
  }
  process.stderr.write(
    `trysquare: a bug of ours: ${message}${debug || ' (TRYSQUARE_DEBUG=1 shows where)'}\n`,
  );
  return EXIT.ourBug;
}

// Whoever reads may stop reading (`| head`): the run goes on, and its exit code stands.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode = say(unwritable('stdout', error));
});
// A terminal that was closed: there is nobody to tell.
process.stderr.on('error', () => {});

process.on('uncaughtException', (error) => {
  process.exitCode = say(error);
});
// Node's own code for a wait that nothing can end any more: it would go without a word.
process.on('exit', () => {
  if (process.exitCode === 13) process.exitCode = say(new Error('it waits for what never comes'));
});

const words = hideBin(process.argv);
if (words[0] === COMPLETION_ASKED) {
  const { complete } = await import('./complete.ts');
  process.stdout.write(`${(await complete(words.slice(1))).join('\n')}\n`);
} else await main(words);
