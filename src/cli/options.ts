import { randomInt } from 'node:crypto';
import { type Config, emptyConfig, readConfig } from '../config/config.ts';
import { type Contract, loadContract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { defaultContract } from '../package-info.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import { answersAsked } from '../requirements/index.ts';
import { defaultSettings } from '../script/kit.ts';
import { bodyShapeOf } from '../values/request-body.ts';

/** Options of all commands that read a contract. */
export const contractOptions = {
  contract: {
    type: 'string',
    describe: 'The contract to judge by (default: the one of this package)',
    requiresArg: true,
  },
  config: { type: 'string', describe: 'A configuration file, YAML or JSON', requiresArg: true },
  seed: { type: 'number', describe: 'Makes data and choices repeat (default: random)', requiresArg: true },
} as const;

/** Options of all commands that make a plan. */
export const planOptions = {
  ...contractOptions,
  profile: { choices: ['core', 'full'] as const, default: 'core' as const, describe: 'Which requirements' },
  only: { type: 'string', array: true, nargs: 1, describe: "Only these requirements ('auth/*')" },
  skip: { type: 'string', array: true, nargs: 1, describe: 'Not these requirements' },
  operation: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: "Only these operations ('GET /api/chatbots/*')",
  },
  'read-only': {
    type: 'boolean',
    default: false,
    describe: 'Send nothing that the API would carry out as a change',
  },
} as const;

export interface ContractArguments {
  readonly contract?: string | undefined;
  readonly config?: string | undefined;
  readonly seed?: number | undefined;
}

export interface PlanArguments extends ContractArguments {
  readonly profile: 'core' | 'full';
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly operation?: readonly string[] | undefined;
  readonly readOnly: boolean;
}

export function configOf({ config }: ContractArguments): Config {
  return config === undefined ? emptyConfig : readConfig(config);
}

/** The contract of the command line, else of the configuration, else of this package. */
export function contractOf(args: ContractArguments, config: Config): Contract {
  return loadContract(args.contract ?? config.contract ?? defaultContract, answersAsked);
}

/** @throws UsageError where a number makes no sense. */
export function planOf(args: PlanArguments, config: Config): Plan {
  const seed = args.seed ?? randomInt(1, 1_000_000_000);
  if (!Number.isSafeInteger(seed)) throw new UsageError('--seed takes a whole number');
  const plan = makePlan(
    contractOf(args, config),
    { ...defaultSettings, seed, readOnly: args.readOnly, values: config.values },
    { profile: args.profile, only: args.only ?? [], skip: args.skip ?? [], operation: args.operation ?? [] },
  );
  checkNames(plan, config);
  if (plan.cases.length === 0)
    throw new UsageError(`nothing is left to judge: ${plan.filters.join(' ') || 'the contract is empty'}`);
  return plan;
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

/** @throws UsageError where the number is not whole, or out of bounds. */
export function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}`);
}
