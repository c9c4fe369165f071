import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Keys } from '../run/credentials.ts';
import type { Config } from './config.ts';

/** Where each key is looked for, unless the configuration says otherwise. */
export const KEY_PLACES = {
  full: 'env:TRYSQUARE_KEY',
  other: 'env:TRYSQUARE_KEY_OTHER',
  restricted: 'env:TRYSQUARE_KEY_RESTRICTED',
} as const;

/** @throws UsageError where the key that everything needs is not there. */
export function readKeys(config: Config, environment: NodeJS.ProcessEnv): Keys {
  const read = (name: keyof typeof KEY_PLACES): string | undefined =>
    readKey(config.keys[name] ?? KEY_PLACES[name], config.folder, environment);
  const full = read('full');
  if (full === undefined) {
    const place = (config.keys.full ?? KEY_PLACES.full).replace(/^env:/, '');
    throw new UsageError(`no key: put it into ${place} (keys are never given on the command line)`);
  }
  return { full, other: read('other'), restricted: read('restricted') };
}

function readKey(reference: string, folder: string, environment: NodeJS.ProcessEnv): string | undefined {
  const place = reference.slice(reference.indexOf(':') + 1);
  if (reference.startsWith('env:')) return environment[place]?.trim() || undefined;
  try {
    return readFileSync(resolve(folder, place), 'utf8').trim() || undefined;
  } catch (cause) {
    throw new UsageError(`${place}: the key file cannot be read`, { cause });
  }
}
