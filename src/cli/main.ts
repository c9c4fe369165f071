#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { UsageError, UserError } from '../errors.ts';
import { tool } from '../package-info.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { commandNames, commands } from './commands.ts';
import { EXIT } from './exit-code.ts';
import { unwritable } from './files.ts';
import { optionNames } from './option-names.ts';
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
    .check((given, options) => {
      checkSwitches(words, (options as unknown as { boolean: string[] }).boolean);
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
    process.exitCode = say(error);
  }
}

/** Says an error to a person, and gives the exit code that it stands for. */
function say(error: unknown): number {
  const { name, message: said, stack } = error as Error;
  // What a target or a document said may be in it; lines are ours.
  const message = inertLines(String(said).split('\n')).trimEnd();
  const debug = process.env['TRYSQUARE_DEBUG'] ? `\n${stack}` : '';
  if (error instanceof UserError || name === 'YError') {
    const hint = error instanceof UsageError || name === 'YError' ? ' (trysquare --help)' : '';
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

const words = hideBin(process.argv);
if (words[0] === COMPLETION_ASKED) {
  const { complete } = await import('./complete.ts');
  process.stdout.write(`${(await complete(words.slice(1))).join('\n')}\n`);
} else await main(words);
