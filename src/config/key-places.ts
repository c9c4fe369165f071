import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { USUAL_KEY_PLACES } from '../run/credentials.ts';
import type { Config } from './config.ts';
import { readsAsPath, readsAsVariable } from './key-name.ts';

/** Where a key is looked for, and whether it is there: never the key. */
export interface KeyPlace {
  readonly name: 'full' | 'other' | 'restricted';
  /** `env:NAME` or `file:PATH`; `env:…` or `file:…` where what stands there may be a key itself. */
  readonly reference: string;
  /** The same as errors need it: in words where what stands there may be a key itself. */
  readonly source: string;
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
    const isThere = isFile ? existsSync(file) : Boolean(environment[behind]?.trim());
    // What is there is no key: somebody who has one there has written where it is.
    const isShown = isThere || (isFile ? readsAsPath(behind) : readsAsVariable(behind));
    const called = isFile ? relative('.', file) : behind;
    const place = own === undefined ? undefined : config.placeOf(`/keys/${name}`);
    const by = place ? `keys.${name} of ${place}` : 'the command line';
    const shown = `${isFile ? 'file' : 'env'}:${isShown ? called : '…'}`;
    return {
      name,
      reference: shown,
      source: isShown ? shown : `the ${isFile ? 'file' : 'variable'} that ${by} names`,
      isThere,
      ...(place === undefined ? { from: 'default' as const } : { from: 'config' as const, place }),
    };
  });
}
