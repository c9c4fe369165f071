import yargs from 'yargs';
import { commands } from './commands.ts';
import { completions } from './completion.ts';

/**
 * What may stand in place of the last word: commands, options, or values of an option. Done here and not by yargs, which
 * does not wait for commands that load their options when they are asked for.
 * @param line the words of the line, the one that is being written last.
 */
export async function complete(line: readonly string[], env: NodeJS.ProcessEnv): Promise<string[]> {
  // A shell takes `--only=au` for three words.
  const words = line.slice(1).filter((word) => word !== '=');
  const current = (words.at(-1) ?? '').replace(/^["']/, '');
  const begun = current.replace(/^--[\w-]+=/, '');
  const escaped = (text: string): string =>
    /zsh/.test(env['SHELL'] ?? '') ? text.replaceAll(':', '\\:') : text;
  const values = await completions(current, words);
  if (values !== undefined)
    return values
      .filter((value) => value.startsWith(begun))
      .map((value) => escaped(current.slice(0, current.length - begun.length) + value));
  const command = words.slice(0, -1).find((word) => names.includes(word));
  if (command === undefined) return names.filter((name) => name.startsWith(current));
  return current.startsWith('-')
    ? (await optionsOf(command)).filter((option) => option.startsWith(current))
    : [];
}

const nameOf = ({ command }: (typeof commands)[number]): string => String(command).split(' ')[0] ?? '';

const names = [...commands.map(nameOf), 'completion'];

async function optionsOf(name: string): Promise<string[]> {
  const cli = yargs([]);
  const builder = commands.find((one) => nameOf(one) === name)?.builder;
  if (typeof builder === 'function') await builder(cli);
  const { key } = (cli as unknown as { getOptions(): { key: Record<string, boolean> } }).getOptions();
  return Object.keys(key)
    .filter((option) => option.length > 1)
    .map((option) => `--${option}`);
}
