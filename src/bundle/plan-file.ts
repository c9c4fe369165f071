import type { Contract } from '../contract/contract.ts';
import { makePlan, noFilters, type Plan } from '../plan/plan.ts';
import { type ConfiguredValues, defaultSettings } from '../script/kit.ts';
import { refuse } from './refusal.ts';
import { valid } from './schema.ts';
import { parseStrict } from './strict-json.ts';

/** `plan.json`: all that a plan is made of besides the documents, and what came of it. */
export interface PlanFile {
  readonly planVersion: 1;
  readonly digest: string;
  readonly profile: 'core' | 'full';
  readonly seed: number;
  /** Values that the vendor gave where none can be found out. */
  readonly values: ConfiguredValues;
  /** What would narrow a run: all of it has to be empty. */
  readonly narrowed: {
    readonly filters: readonly string[];
    readonly readOnly: boolean;
    readonly baseline: boolean;
  };
  readonly concurrency: number;
  /** Ids of all cases, in order. */
  readonly cases: readonly string[];
}

/** The plan of a bundle, made anew. */
export function planFrom(contract: Contract, { seed, values, profile }: Omit<PlanFile, 'cases'>): Plan {
  return makePlan(contract, { ...defaultSettings, seed, values }, { ...noFilters, profile });
}

export function planFileOf(
  { digest, profile, kit: { settings }, filters, cases }: Plan,
  { concurrency, baseline }: { readonly concurrency: number; readonly baseline: boolean },
): PlanFile {
  return {
    planVersion: 1,
    digest,
    profile: profile === 'full' ? 'full' : 'core',
    seed: settings.seed,
    values: settings.values,
    narrowed: { filters, readOnly: settings.readOnly, baseline },
    concurrency,
    cases: cases.map(({ id }) => id),
  };
}

const TEXT = { type: 'string' };
const TEXTS = { type: 'object', additionalProperties: TEXT };
const ANY = { type: 'object' };
const part = (properties: object): object => ({
  type: 'object',
  additionalProperties: false,
  required: ['parameters', 'properties'],
  properties: { parameters: TEXTS, properties: ANY, ...properties },
});
const VALUES = part({
  schemas: { type: 'object', additionalProperties: ANY },
  operations: { type: 'object', additionalProperties: part({}) },
});
const PROPERTIES = {
  planVersion: { const: 1 },
  digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  profile: { enum: ['core', 'full'] },
  seed: { type: 'integer' },
  values: VALUES,
  narrowed: {
    type: 'object',
    additionalProperties: false,
    required: ['filters', 'readOnly', 'baseline'],
    properties: {
      filters: { type: 'array', items: TEXT },
      readOnly: { type: 'boolean' },
      baseline: { type: 'boolean' },
    },
  },
  concurrency: { type: 'integer', minimum: 1, maximum: 1_000 },
  cases: { type: 'array', items: TEXT },
};
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: Object.keys(PROPERTIES),
  properties: PROPERTIES,
};

/** @throws Refusal where it is not valid. */
export function readPlanFile(bytes: Uint8Array): PlanFile {
  const file = valid<PlanFile>(SCHEMA, parseStrict(bytes));
  return Number.isSafeInteger(file.seed) ? file : refuse('has a seed that is no safe number');
}
