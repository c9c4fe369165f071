import { nearest } from '../nearest.ts';
import { calledAs } from './called-as.ts';
import { commands, nameOf } from './commands.ts';
import { exampleOf, exampleOfOption } from './examples.ts';

/** What yargs says where a command line lacks something, or has a value that is none of those there are. */
const NO_VALUE = /^(?:Not enough arguments following|Missing argument value): (\S+)/;
const NO_WORD = /^Not enough non-option arguments: got (\d+)/;
const NO_OPTION = /^Missing required arguments?: (.+)$/;
const NO_CHOICE = /^ *Argument: (\S+), Given: (.*?), Choices: (.*)$/m;

/**
 * What a command line lacks, with an example of what to write; undefined where yargs says something else of it.
 * @param command the command that is called, where there is one.
 * @param words the command line, as it was written.
 */
export function missing(
  message: string,
  command: string | undefined,
  words: readonly string[],
): string | undefined {
  if (command === undefined) return undefined;
  const called = `${calledAs(process.env)} ${command}`;
  const [, option] = NO_VALUE.exec(message) ?? [];
  if (option !== undefined)
    return `--${option} takes a value, and none follows; for example: ${called} --${option} ${exampleOfOption(command, option)}`;
  const whole = `; for example: ${called} ${exampleOf(command)}`;
  const [, got] = NO_WORD.exec(message) ?? [];
  if (got !== undefined) return `${command} wants ${wantedOf(command, Number(got))}${whole}`;
  const [, options] = NO_OPTION.exec(message) ?? [];
  if (options !== undefined)
    return `${command} wants ${listed(options.split(', ').map((one) => `--${one}`))}${whole}`;
  const [, name, value = '', choices = ''] = NO_CHOICE.exec(message) ?? [];
  return name === undefined ? undefined : choiceLine(name, value, choices, words);
}

/** The words that a command needs, but for those that are there: `a run and a case`. */
function wantedOf(command: string, got: number): string {
  const usage = String(commands.find((one) => nameOf(one) === command)?.command);
  const names = [...usage.matchAll(/<(\w+?)(?:s?\.\.)?>/g)].map(([, name]) => `a ${name}`);
  return listed(names.slice(got)) + (got > 0 ? ' as well' : '');
}

/** `value` is JSON: a text, or `true` where there is none. */
function choiceLine(name: string, value: string, choices: string, words: readonly string[]): string {
  const known = choices.split(', ').map((one) => one.replace(/^"|"$/g, ''));
  const isOption = words.some((word) => word.split('=', 1)[0] === `--${name}`);
  const takes = `${isOption ? `--${name}` : `the ${name}`} ${isOption ? 'takes' : 'can be'} ${listed(known, 'or')}`;
  if (!value.startsWith('"')) return `${takes}, and none follows`;
  const near = nearest(value.slice(1, -1), known);
  return `${takes}: ${value} is none of them${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[], last = 'and'): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`;
}
