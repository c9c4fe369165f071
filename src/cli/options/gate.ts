/** Options of `check` for a target with known faults. */
export const gateOptions = {
  baseline: {
    type: 'string',
    requiresArg: true,
    describe: 'Known faults that are tolerated: they soften the exit code, never the outcome',
  },
  'update-baseline': {
    type: 'boolean',
    default: false,
    describe: 'Write the faults of this run to the baseline; reasons and days that are there stay',
  },
} as const;

export interface GateArguments {
  readonly baseline?: string | undefined;
  readonly updateBaseline: boolean;
}
