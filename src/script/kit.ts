import type { Contract } from '../contract/contract.ts';

/** Values that the user gives where none can be found out. */
export interface ConfiguredValues {
  /** Path and query parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Members of request bodies by name. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Members by the name of the body's schema: they win over those by name alone. */
  readonly schemas?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By a glob over operation keys: these win. */
  readonly operations?: Readonly<Record<string, OperationValues>>;
}

/** Values for one operation, or for all that a glob matches. */
export interface OperationValues {
  readonly parameters: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a plan depends on besides the contract. No clock, no key, no target. */
export interface Settings {
  readonly seed: number;
  /** Send nothing that a conforming server would carry out as a change. */
  readonly readOnly: boolean;
  /** Most pages that one walk reads. */
  readonly maxPages: number;
  readonly values: ConfiguredValues;
}

/** Seed 1, changes allowed, at most 30 pages in a walk, no values. */
export const defaultSettings: Settings = {
  seed: 1,
  readOnly: false,
  maxPages: 30,
  values: { parameters: {}, properties: {} },
};

/** What requirements and probes work with: the contract and the settings, both read-only. */
export interface Kit {
  readonly contract: Contract;
  readonly settings: Settings;
}
