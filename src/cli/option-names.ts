import type { Argv } from 'yargs';

/** The long names of all options that a command line knows so far. yargs has no documented way to ask. */
export function optionNames(cli: Argv): string[] {
  const { key } = (cli as unknown as { getOptions(): { key: Record<string, boolean> } }).getOptions();
  return Object.keys(key).filter((name) => name.length > 1);
}

/** Those of options that are on or off, and so take no value. */
export function switchNames(cli: Argv): readonly string[] {
  return (cli as unknown as { getOptions(): { boolean: string[] } }).getOptions().boolean;
}
