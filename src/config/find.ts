import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/** What a configuration is named, so that it is found. */
export const CONFIG_FILES = ['ts', 'js', 'mjs', 'json', 'yaml', 'yml'].map(
  (end) => `trysquare.config.${end}`,
);

/**
 * The configuration in a folder; undefined where there is none. Only there: one in a folder above may be somebody
 * else's, and reading it can mean to run it.
 * @throws UsageError where there are two.
 */
export function findConfig(folder: string): string | undefined {
  const [found, second] = CONFIG_FILES.filter((name) => existsSync(join(folder, name)));
  if (second !== undefined)
    throw new UsageError(
      `there are two configurations, ${found} and ${second}: remove one, or name one with --config`,
    );
  return found === undefined ? undefined : join(folder, found);
}
