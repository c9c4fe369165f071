import { randomInt } from 'node:crypto';
import { type Config, emptyConfig, readConfig } from '../config/config.ts';
import { redacted } from '../config/redaction.ts';
import { UsageError } from '../errors.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import type { Redaction } from '../run/redact/redactor.ts';
import { defaultSettings } from '../script/kit.ts';
import { bodyShapeOf } from '../values/request-body.ts';
import { contractOf } from './contract.ts';
import type { ContractArguments } from './options/contract.ts';
import type { PlanArguments } from './options/plan.ts';

export function configOf({ config }: ContractArguments): Config {
  return config === undefined ? emptyConfig : readConfig(config);
}

/** @throws UsageError where a number makes no sense. */
export async function planOf(args: PlanArguments, config: Config): Promise<Plan> {
  const seed = args.seed ?? randomInt(1, 1_000_000_000);
  if (!Number.isSafeInteger(seed)) throw new UsageError('--seed takes a whole number');
  const contract = await contractOf(args, config);
  const { values } = redacted(contract, config.redact ?? [], config.values);
  const plan = makePlan(
    contract,
    { ...defaultSettings, seed, readOnly: args.readOnly, values },
    { profile: args.profile, only: args.only ?? [], skip: args.skip ?? [], operation: args.operation ?? [] },
  );
  checkNames(plan, config);
  if (plan.cases.length === 0)
    throw new UsageError(`nothing is left to judge: ${plan.filters.join(' ') || 'the contract is empty'}`);
  return plan;
}

/** What the configuration says is written nowhere, for a run of a plan. */
export function redactionOf({ kit: { contract } }: Plan, { redact = [], values }: Config): Redaction {
  return redacted(contract, redact, values).redaction;
}

/** @throws UsageError where the configuration has values for what the contract does not know. */
function checkNames({ kit: { contract } }: Plan, { values }: Config): void {
  const parameters = new Set(contract.operations.flatMap((one) => one.parameters.map(({ name }) => name)));
  const properties = new Set(
    contract.operations.flatMap((one) => [...(bodyShapeOf(contract, one)?.properties.keys() ?? [])]),
  );
  const unknown = [
    ...Object.keys(values.parameters).filter((name) => !parameters.has(name)),
    ...Object.keys(values.properties).filter((name) => !properties.has(name)),
  ];
  if (unknown.length > 0)
    throw new UsageError(
      `the configuration has values for what the contract does not know: ${unknown.join(', ')}`,
    );
}
