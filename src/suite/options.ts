import type { Contract } from '../contract/contract.ts';
import type { Profile } from '../model.ts';
import type { Keys } from '../run/credentials.ts';
import type { ConfiguredValues } from '../script/kit.ts';

/** Where the contract of a suite, or of matchers, comes from. */
export interface ContractSource {
  /** The contract: a file, or one that was loaded. The one of this package unless said. */
  readonly contract?: string | Contract;
  /** An OpenAPI document, a file or a URL, whose operations are judged by the contract. */
  readonly surface?: string;
  /** OpenAPI Overlay files that amend the surface, in order. */
  readonly overlays?: readonly string[];
  /** Files and folders that the surface may refer to outside of its own folder. */
  readonly allowRefs?: readonly string[];
}

/** What `contractSuite` judges, by what, and what it makes of a case that did not pass. */
export interface SuiteOptions extends ContractSource {
  /** Base URL of the API: `http://127.0.0.1:8000`. It has to be there while the test file is loaded. */
  readonly target: string;
  /** From `TRYSQUARE_KEY`, `TRYSQUARE_KEY_OTHER` and `TRYSQUARE_KEY_RESTRICTED` unless given. */
  readonly keys?: Keys;
  /** `core` (the default) or `full`. */
  readonly profile?: Profile;
  /** Globs of requirements: `auth/*`. All of the profile unless said. */
  readonly only?: string | readonly string[];
  readonly skip?: string | readonly string[];
  /** Globs of operations: `GET *`. All unless said. */
  readonly operation?: string | readonly string[];
  /** One of N equal parts, so that N test files can share the work: `1/3`. */
  readonly shard?: `${number}/${number}`;
  /** Send nothing that the API would carry out as a change. */
  readonly readOnly?: boolean;
  /** Makes data repeat; 1 unless said. */
  readonly seed?: number;
  /** Values that cannot be found out: of parameters and of members of bodies. */
  readonly values?: ConfiguredValues;
  /** Requests in flight at once; found out unless said. */
  readonly concurrency?: number;
  /** Requests begun in a second, at most. */
  readonly rate?: number;
  /** Milliseconds for a whole answer; 10,000 unless said. */
  readonly timeout?: number;
  /** Ends the run: what was judged is reported, what was made is removed. */
  readonly signal?: AbortSignal;
  /** What becomes of a case that could not be verified: it fails with the reason, or is skipped with it in its name. */
  readonly notVerified?: 'fail' | 'skip';
  /** What becomes of a case that fails below MUST: it fails, or is skipped with what is wrong in its name. */
  readonly deviations?: 'fail' | 'skip';
  /** Stands before all names; the title of the contract unless said. */
  readonly name?: string;
}
