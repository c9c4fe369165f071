import type { PlanArguments } from './plan.ts';

/** Options of `check` for a run that a partner is to trust. */
export const certifyOptions = {
  certify: {
    type: 'boolean',
    default: false,
    describe: 'Make a bundle that others can verify: all of a profile, signed, with its evidence',
  },
  challenge: {
    type: 'string',
    requiresArg: true,
    describe: 'What the verifier gave: sent with every request as Trysquare-Challenge (with --certify)',
  },
  sign: { type: 'string', requiresArg: true, describe: 'The private key to sign with (with --certify)' },
  calibration: {
    type: 'string',
    requiresArg: true,
    describe: 'A calibration.json of this build and these documents (default: one is made)',
  },
} as const;

export interface CertifyArguments extends PlanArguments {
  readonly certify: boolean;
  readonly challenge?: string | undefined;
  readonly sign?: string | undefined;
  readonly calibration?: string | undefined;
  readonly out?: string | undefined;
  readonly report?: readonly string[] | undefined;
  readonly concurrency?: number | undefined;
  readonly rate?: number | undefined;
  readonly baseline?: string | undefined;
}
