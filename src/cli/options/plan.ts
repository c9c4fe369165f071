import { type ContractArguments, contractOptions } from './contract.ts';

/** Options of all commands that make a plan. */
export const planOptions = {
  ...contractOptions,
  profile: { choices: ['core', 'full'] as const, describe: 'Which requirements', defaultDescription: 'core' },
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
    describe: 'Send nothing that the API would carry out as a change',
  },
} as const;

export interface PlanArguments extends ContractArguments {
  readonly profile: 'core' | 'full';
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly operation?: readonly string[] | undefined;
  readonly readOnly: boolean;
}
