import { type Config, emptyConfig, readConfig } from '../config/config.ts';
import { findConfig } from '../config/find.ts';
import { type InForce, type Spoken, settingsInForce } from '../config/levels.ts';
import type { SettingName } from '../config/settings.ts';
import type { ContractArguments } from './options/contract.ts';
import { mistypedVariables } from './variables.ts';

/** A command line with all that the environment and the configuration add to it. */
export interface Settled<T> {
  readonly args: T;
  readonly config: Config;
  readonly inForce: readonly InForce[];
}

/**
 * Settles what holds for a command: its arguments, filled up level by level with the settings that it knows. Warns of
 * variables that look like ours and are not, before anything else can be said.
 * @throws UsageError, DocumentError where the environment or the configuration makes no sense.
 */
export async function settle<T extends ContractArguments>(
  given: T,
  names: readonly SettingName[],
  warn: (config: Config) => void = warnOfVariables,
): Promise<Settled<T>> {
  // `false` stays: whoever goes on with these arguments is not to look for one again.
  const file = given.config ?? (process.env['TRYSQUARE_CONFIG'] || findConfig('.') || false);
  const config = await configOf({ config: file });
  warn(config);
  const inForce = settingsInForce(names, given as Spoken, process.env, config);
  const filled = Object.fromEntries(inForce.map(({ name, value }) => [name, value]));
  return { args: { ...given, ...filled, config: file }, config, inForce };
}

/** The configuration that arguments name, once they are settled. */
export async function configOf({ config }: Pick<ContractArguments, 'config'>): Promise<Config> {
  return config === undefined || config === false ? emptyConfig : await readConfig(config);
}

const warned = new Set<string>();

/** Says which variables look like ours and are not. Watching settles again and again: once is enough. */
export function warnOfVariables(config: Config): void {
  for (const line of mistypedVariables(process.env, config).filter((one) => !warned.has(one))) {
    process.stderr.write(`trysquare: ${line}\n`);
    warned.add(line);
  }
}
