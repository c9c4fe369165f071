import yargs from 'yargs';
import { commands, nameOf, commandNames as names } from './commands.ts';
import { completions } from './completion.ts';
import { optionNames } from './option-names.ts';

/**
 * What may stand in place of the last word: commands, options, or values of an option. Done here and not by yargs, which
 * does not wait for commands that load their options when they are asked for.
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
  return current.startsWith('-')
    ? (await optionsOf(command)).filter((option) => option.startsWith(current))
    : [];
}

async function optionsOf(name: string): Promise<string[]> {
  const cli = yargs([]);
  const builder = commands.find((one) => nameOf(one) === name)?.builder;
  if (typeof builder === 'function') await builder(cli);
  return optionNames(cli).map((option) => `--${option}`);
}
