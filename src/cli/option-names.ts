import type { Argv } from 'yargs';

/** The long names of all options that a command line knows so far. yargs has no documented way to ask. */
export function optionNames(cli: Argv): string[] {
  const { key } = (cli as unknown as { getOptions(): { key: Record<string, boolean> } }).getOptions();
  return Object.keys(key).filter((name) => name.length > 1);
}
