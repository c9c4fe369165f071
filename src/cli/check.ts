import type { CommandModule } from 'yargs';
import { type CertifyArguments, certifyOptions } from './options/certify.ts';
import { type GateArguments, gateOptions } from './options/gate.ts';
import { outputOption } from './options/output.ts';
import { planOptions } from './options/plan.ts';

export interface CheckArguments extends GateArguments, CertifyArguments {
  readonly target?: string | undefined;
  readonly strict: boolean;
  readonly har?: string | undefined;
  readonly bail: boolean;
  readonly report?: readonly string[] | undefined;
  readonly ciOutput: boolean;
  readonly timeout: number;
  readonly resume?: string | undefined;
  readonly shard?: string | undefined;
}

/** `trysquare check`: judges a target; without one, the reference server. */
export const checkCommand: CommandModule<object, CheckArguments> = {
  command: 'check [target]',
  describe: 'Judge a running API; without a target, the reference server is started and judged',
  builder: (cli) =>
    cli
      .positional('target', { type: 'string', describe: 'Base URL of the API: http://127.0.0.1:8000' })
      .options(planOptions)
      .options(certifyOptions)
      .options(gateOptions)
      .options({
        strict: { type: 'boolean', default: false, describe: 'Exit 1 where a SHOULD failed' },
        bail: { type: 'boolean', default: false, describe: 'End at the first MUST that fails' },
        report: outputOption,
        'ci-output': {
          type: 'boolean',
          default: true,
          describe: 'On GitHub, also a summary of the step and annotations (--no-ci-output: neither)',
        },
        har: {
          type: 'string',
          requiresArg: true,
          describe:
            'Judge this recorded traffic (an HTTP archive) instead, as far as it shows; nothing is sent',
        },
        out: { type: 'string', requiresArg: true, describe: 'A folder for report.json and the evidence' },
        shard: {
          type: 'string',
          requiresArg: true,
          describe: 'Judge one of N equal parts of the plan: I/N, or auto where the CI system says which',
        },
        resume: {
          type: 'string',
          requiresArg: true,
          describe: 'Go on with a run that was cut off: the folder that it was given as --out',
        },
        concurrency: {
          type: 'number',
          requiresArg: true,
          describe: 'Requests at a time (default: as many as the target takes well)',
        },
        rate: { type: 'number', requiresArg: true, describe: 'Requests in a second, at most' },
        timeout: {
          type: 'number',
          default: 10_000,
          requiresArg: true,
          describe: 'Milliseconds for a whole answer',
        },
      }) as never,
  async handler(args) {
    const { runCheck } = await import('./check/run.ts');
    await runCheck(args);
  },
};
