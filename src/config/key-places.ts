import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { USUAL_KEY_PLACES } from '../run/credentials.ts';
import type { Config } from './config.ts';

/** Where a key is looked for, and whether it is there: never the key. */
export interface KeyPlace {
  readonly name: 'full' | 'other' | 'restricted';
  /** `env:NAME` or `file:PATH`. */
  readonly reference: string;
  readonly isThere: boolean;
  readonly from: 'config' | 'default';
  readonly place?: string;
}

export function keyPlaces(config: Config, environment: NodeJS.ProcessEnv): KeyPlace[] {
  return (['full', 'other', 'restricted'] as const).map((name) => {
    const own = config.keys[name];
    const reference = own ?? USUAL_KEY_PLACES[name];
    const behind = reference.slice(reference.indexOf(':') + 1);
    const isFile = reference.startsWith('file:');
    const file = resolve(config.folder, behind);
    return {
      name,
      reference: isFile ? `file:${relative('.', file)}` : reference,
      isThere: isFile ? existsSync(file) : Boolean(environment[behind]?.trim()),
      ...(own === undefined
        ? { from: 'default' as const }
        : { from: 'config' as const, place: config.placeOf(`/keys/${name}`) }),
    };
  });
}
