import type { Contract } from '../contract/contract.ts';
import type { Collection } from './collections.ts';
import type { References } from './references.ts';
import type { Store } from './store.ts';

/** What the server is made of. */
export interface World {
  readonly contract: Contract;
  readonly seed: number;
  readonly store: Store;
  readonly collections: ReadonlyMap<string, Collection>;
  readonly references: References;
  /** Counts up, for ids and times: the server has no clock and no chance. */
  readonly tick: () => number;
  /** Scheme and host that links begin with, where they are set; else what the request came to. */
  readonly origin: (() => string) | undefined;
}
