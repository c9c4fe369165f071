import yargs, { type Argv } from 'yargs';
import { commands, nameOf, commandNames as names } from './commands.ts';
import { wordsOf } from './complete-words.ts';
import { completions } from './completion.ts';
import { optionNames, switchNames } from './option-names.ts';

/**
 * What may stand in place of the last word: commands, options, values of an option, words of a command. Done here and
 * not by yargs, which does not wait for commands that load their options when they are asked for.
 * @param line the words of the line, the one that is being written last.
 */
export async function complete(line: readonly string[]): Promise<string[]> {
  // A shell takes `--only=au` for three words.
  const words = line.slice(1).filter((word) => word !== '=');
  const current = (words.at(-1) ?? '').replace(/^["']/, '');
  const begun = current.replace(/^--[\w-]+=/, '');
  const values = await completions(current, words);
  if (values !== undefined)
    return values
      .filter((value) => value.startsWith(begun))
      .map((value) => current.slice(0, current.length - begun.length) + value);
  const command = words.slice(0, -1).find((word) => names.includes(word));
  if (command === undefined) return names.filter((name) => name.startsWith(current));
  const cli = await cliOf(command);
  if (current.startsWith('-'))
    return optionNames(cli)
      .map((option) => `--${option}`)
      .filter((option) => option.startsWith(current));
  const before = wordsBefore(words.slice(words.indexOf(command) + 1, -1), new Set(switchNames(cli)));
  return before === undefined
    ? []
    : wordsOf(command, before, current).filter((word) => word.startsWith(current));
}

async function cliOf(name: string): Promise<Argv> {
  const cli = yargs([]);
  const builder = commands.find((one) => nameOf(one) === name)?.builder;
  if (typeof builder === 'function') await builder(cli);
  return cli;
}

/** The words of a command that are neither options nor values of them; undefined where a value is what comes next. */
function wordsBefore(words: readonly string[], switches: ReadonlySet<string>): string[] | undefined {
  const plain: string[] = [];
  let isValueNext = false;
  for (const word of words) {
    const [, name] = /^--(?:no-)?([\w-]+)$/.exec(word) ?? [];
    if (isValueNext) isValueNext = false;
    else if (word.startsWith('-')) isValueNext = name !== undefined && !switches.has(name);
    else plain.push(word);
  }
  return isValueNext ? undefined : plain;
}
