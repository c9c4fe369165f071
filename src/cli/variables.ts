import type { Config } from '../config/config.ts';
import { SETTINGS, type Setting } from '../config/settings.ts';
import { changesBetween } from '../nearest.ts';
import { inert } from '../report/inert.ts';
import { USUAL_KEY_PLACES } from '../run/credentials.ts';

const OURS = 'TRYSQUARE_';

/** What is read beside settings and keys. */
const OTHERS: readonly string[] = ['CONFIG', 'DEBUG', 'SHARDS', 'SHARD_INDEX'];

/** A letter in place of another makes another word of a name as short as this: DATE of RATE. */
const SHORT = 4;

/** Every variable that may be read: those of settings and keys, and those that a configuration names for its keys. */
function variablesRead({ keys }: Config): Set<string> {
  const settings: readonly Setting[] = Object.values(SETTINGS);
  const references = [...Object.values(USUAL_KEY_PLACES), ...Object.values(keys)];
  return new Set([
    ...settings.flatMap(({ variable }) => variable ?? []),
    ...references.flatMap((one) => (one.startsWith('env:') ? one.slice('env:'.length) : [])),
    ...OTHERS.map((name) => OURS + name),
  ]);
}

/**
 * A line for each variable that nothing reads and that is one slip away from one that is read: whoever set it believes
 * that it holds. Others of that beginning are somebody's own, for another configuration or a script around this.
 */
export function mistypedVariables(environment: NodeJS.ProcessEnv, config: Config): string[] {
  const read = variablesRead(config);
  return Object.keys(environment)
    .filter((name) => name.startsWith(OURS) && environment[name] && !read.has(name))
    .flatMap((name) => {
      const meant = [...read].find((one) => one.startsWith(OURS) && isSlipOf(name, one, environment));
      return meant === undefined ? [] : `nothing reads ${inert(name)}; did you mean "${meant}"?`;
    });
}

/** One letter too few, too many or another, or two that changed places; upper and lower case mixed up. */
function isSlipOf(name: string, meant: string, environment: NodeJS.ProcessEnv): boolean {
  const [written, right] = [name, meant].map((one) => one.slice(OURS.length).toUpperCase()) as [
    string,
    string,
  ];
  // Where case does not count (Windows), it is the same variable.
  if (written === right) return !environment[meant];
  // What goes on behind a name, or is one of several, is a name of its own: KEY_2, TARGETS, SHARD.
  if (written.startsWith(right) || `${written}S` === right) return false;
  if (changesBetween(written, right) !== 1) return false;
  return right.length > SHORT || [...written].sort().join('') === [...right].sort().join('');
}
