import { UsageError } from '../errors.ts';

/**
 * Makes sure that an option that is on or off is told one of these: yargs takes `--read-only=yes` for off, and whoever
 * writes that wants to protect something.
 * @param words the command line, as it was written.
 * @param switches the names of the options that are on or off.
 * @throws UsageError where one is told something else.
 */
export function checkSwitches(words: readonly string[], switches: Iterable<string>): void {
  const names = new Set([...switches].map(plain));
  const end = words.indexOf('--');
  for (const word of end < 0 ? words : words.slice(0, end)) {
    const [, name, value] = /^--(?:no-)?([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || !names.has(plain(name)) || value === 'true' || value === 'false') continue;
    throw new UsageError(`--${name} takes true or false, or no value: "${value}" is neither`);
  }
}

/** `--readOnly` is `--read-only`. */
function plain(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}
