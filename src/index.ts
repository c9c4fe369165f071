/** The public API. */
export { type VerifyOptions, verify } from './bundle/public.ts';
export type { CheckResult, Verification } from './bundle/verify.ts';
export { type CheckOptions, check, type RunPhase } from './check.ts';
export { defineConfig, type GivenValues, type KeyReference, type TrysquareConfig } from './config/define.ts';
export type { Contract } from './contract/contract.ts';
export { DocumentError, PreflightError, UsageError, UserError } from './errors.ts';
export { judge } from './judge.ts';
export type * from './model.ts';
export { defaultContract } from './package-info.ts';
export { type Filters, makePlan, noFilters, type Plan } from './plan/plan.ts';
export type * from './report/model.ts';
export type { Keys } from './run/credentials.ts';
export type { Redaction } from './run/redact/redactor.ts';
export { type ConfiguredValues, defaultSettings, type Settings } from './script/kit.ts';
export { openContract } from './suite/open.ts';
export type { ContractSource } from './suite/options.ts';

import { type Contract, loadContract as load } from './contract/contract.ts';
import { answersAsked } from './requirements/index.ts';

/**
 * Reads a contract from a file.
 * @throws DocumentError with file, line and reason where it cannot be read or is not valid.
 */
export function loadContract(file: string): Contract {
  return load(file, answersAsked);
}
