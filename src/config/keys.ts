import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Keys, keySource, USUAL_KEY_PLACES } from '../run/credentials.ts';
import type { Config } from './config.ts';
import { readKeyFile } from './key-file.ts';
import { keyPlaces } from './key-places.ts';

/** @throws UsageError where the key that everything needs is not there. */
export function readKeys(config: Config, environment: NodeJS.ProcessEnv): Keys {
  const references = { ...USUAL_KEY_PLACES, ...config.keys };
  const places = Object.fromEntries(keyPlaces(config, environment).map(({ name, source }) => [name, source]));
  const read = (name: keyof typeof USUAL_KEY_PLACES): string | undefined =>
    readKey(references[name], keySource({ places }, name), config.folder, environment);
  const full = read('full');
  if (full === undefined)
    throw new UsageError(
      `no key: put it into ${keySource({ places }, 'full')} (keys are never given on the command line)`,
    );
  return { full, other: read('other'), restricted: read('restricted'), places };
}

/** @param called how errors call the place. */
function readKey(
  reference: string,
  called: string,
  folder: string,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const place = reference.slice(reference.indexOf(':') + 1);
  if (reference.startsWith('env:')) return environment[place]?.trim() || undefined;
  return readKeyFile(resolve(folder, place), called).trim() || undefined;
}
