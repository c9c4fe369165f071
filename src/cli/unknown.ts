import { nearest } from '../nearest.ts';
import { calledAs } from './called-as.ts';
import { commandNames, commands, nameOf } from './commands.ts';
import { missing } from './missing.ts';

/** How yargs begins to say that it does not know an option or a word. */
const UNKNOWN = /^Unknown arguments?: /;

/** What somebody calls an option who wants to give a key. */
const SECRET = /(^|[-_])(key|token|secret|pass(word|wd)?|auth(orization)?|bearer|credentials?)$|^apikey$/i;

/**
 * What yargs says of a command line that it cannot use, in our words: what is missing, with an example; what it does not
 * know, with the nearest that it knows.
 * @param words the command line, as it was written.
 * @param options the names of all options of the command.
 */
export function explained(message: string, words: readonly string[], options: readonly string[]): string {
  const command = words.find((word) => commandNames.includes(word));
  if (!UNKNOWN.test(message)) return missing(message, command, words) ?? message;
  const unknown = message.replace(UNKNOWN, '').split(', ');
  // Without a command nothing is known of the rest.
  const [first] = unknown;
  if (command === undefined && first !== undefined && optionIn(words, first) === undefined)
    return wordLine(first, command);
  const written = unknown.map((name) => ({ name, option: optionIn(words, name) }));
  const lines = written
    // yargs names an option twice that has a dash: as it is written, and as a program calls it.
    .filter(
      ({ name, option }) =>
        option !== undefined || !written.some((one) => camel(one.name) === name && one.name !== name),
    )
    .map(({ name, option }) =>
      option === undefined ? wordLine(name, command) : optionLine(option, command, options),
    );
  return lines.join('; ');
}

function optionIn(words: readonly string[], name: string): string | undefined {
  const spellings = [`--${name}`, `--no-${name}`, `-${name}`];
  const word = words.find((one) => spellings.includes(one.split('=', 1)[0] ?? ''));
  return word?.split('=', 1)[0];
}

function optionLine(option: string, command: string | undefined, options: readonly string[]): string {
  const [, dashes = '', name = ''] = /^(--no-|--?)(.*)$/.exec(option) ?? [];
  if (SECRET.test(name))
    return `${option}: a key never stands on the command line, which others can read; set TRYSQUARE_KEY, or let the configuration say where it is`;
  const near = nearest(name, options);
  const hint = near === undefined ? '' : `; did you mean "${dashes === '-' ? '--' : dashes}${near}"?`;
  return `${option} is no option${command === undefined ? '' : ` of ${command}`}${hint}`;
}

function wordLine(word: string, command: string | undefined): string {
  if (command !== undefined) {
    const usage = commands.find((one) => nameOf(one) === command)?.command;
    return `"${word}" is one word too many: ${calledAs(process.env)} ${usage ?? command} [options]`;
  }
  const near = nearest(word, commandNames);
  return `"${word}" is no command${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
