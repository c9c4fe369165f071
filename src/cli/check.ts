import type { Argv, CommandModule } from 'yargs';
import { type CertifyArguments, certifyOptions } from './options/certify.ts';
import { type GateArguments, gateOptions } from './options/gate.ts';
import { outputOption } from './options/output.ts';
import { planOptions } from './options/plan.ts';
import { type WatchArguments, watchOptions } from './options/watch.ts';

export interface CheckArguments extends GateArguments, CertifyArguments, WatchArguments {
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

/** The options of `check`. */
export function checkOptions(cli: Argv): Argv {
  return cli
    .positional('target', { type: 'string', describe: 'Base URL of the API: http://127.0.0.1:8000' })
    .options(planOptions)
    .options(certifyOptions)
    .options(gateOptions)
    .options(watchOptions)
    .options({
      strict: { type: 'boolean', describe: 'Exit 1 where a SHOULD failed' },
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
        defaultDescription: '10000',
        requiresArg: true,
        describe: 'Milliseconds for a whole answer',
      },
    });
}

/** `trysquare check`: judges a target; without one, the reference server. */
export const checkCommand: CommandModule<object, CheckArguments> = {
  command: 'check [target]',
  describe: 'Judge a running API; without a target, the reference server is started and judged',
  builder: (cli) => checkOptions(cli) as never,
  async handler(args) {
    if (args.watch !== undefined) {
      const { watchTarget } = await import('./watch/loop.ts');
      return await watchTarget(args);
    }
    const { runCheck } = await import('./check/run.ts');
    await runCheck(args);
  },
};
