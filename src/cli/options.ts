import { randomInt } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { redacted } from '../config/redaction.ts';
import { UsageError } from '../errors.ts';
import { contractOf } from '../open/contract.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { Redaction } from '../run/redact/redactor.ts';
import { defaultSettings } from '../script/kit.ts';
import { checkNames } from './names.ts';
import type { PlanArguments } from './options/plan.ts';

/** @throws UsageError where a number makes no sense. */
export async function planOf(args: PlanArguments, config: Config): Promise<Plan> {
  const seed = args.seed ?? randomInt(1, 1_000_000_000);
  if (!Number.isSafeInteger(seed)) throw new UsageError('--seed takes a whole number');
  const contract = await contractOf(args, config);
  const { values } = redacted(contract, config.redact ?? [], config.values);
  const { profile, only = [], skip = [], operation = [] } = args;
  const filters = { profile, only, skip, operation };
  checkNames(contract, filters, config.values);
  const plan = makePlan(contract, { ...defaultSettings, seed, readOnly: args.readOnly, values }, filters);
  if (plan.cases.length === 0)
    throw new UsageError(`nothing is left to judge: ${plan.filters.join(' ') || 'the contract is empty'}`);
  return plan;
}

/** What the configuration says is written nowhere, for a run of a plan. */
export function redactionOf({ kit: { contract } }: Plan, { redact = [], values }: Config): Redaction {
  return redacted(contract, redact, values).redaction;
}
