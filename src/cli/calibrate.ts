import type { CommandModule } from 'yargs';
import type { Calibration, Start } from '../calibrate.ts';
import type { Config } from '../config/config.ts';
import { readKeys } from '../config/keys.ts';
import { PLAN_SETTINGS } from '../config/settings.ts';
import type { Plan } from '../plan/plan.ts';
import { jsonText } from '../report/formats/common/json-text.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { configuredIds } from '../script/configured.ts';
import { leftovers, line, summary } from './calibrate/page.ts';
import { startWorkers } from './calibrate/workers.ts';
import { EXIT } from './exit-code.ts';
import { interruptible } from './interrupt.ts';
import { type PlanArguments, planOptions } from './options/plan.ts';
import { planOf, redactionOf } from './options.ts';
import { settle } from './settle.ts';
import { validTarget } from './target.ts';
import { wholeNumber } from './whole-number.ts';

interface CalibrateArguments extends PlanArguments {
  readonly target?: string | undefined;
  readonly mutant?: readonly string[] | undefined;
  readonly json: boolean;
  readonly fast: boolean;
  readonly concurrency: number;
  readonly timeout?: number | undefined;
}

/** `trysquare calibrate`: the power of the suite, on a conforming target or the reference server. */
export const calibrateCommand: CommandModule<object, CalibrateArguments> = {
  command: 'calibrate [target]',
  describe: 'Show which known faults the suite catches, injected before a conforming target',
  builder: (cli) =>
    cli
      .positional('target', {
        type: 'string',
        describe: 'Base URL of an API that conforms; without one, the reference server of the contract',
      })
      .options(planOptions)
      .options({
        mutant: { type: 'string', array: true, nargs: 1, describe: 'Only these faults, and the controls' },
        json: { type: 'boolean', default: false, describe: 'Print the result as JSON' },
        fast: {
          type: 'boolean',
          default: false,
          describe: 'Only the cases of the requirement that must catch it: misblame is then not seen',
        },
        concurrency: {
          type: 'number',
          default: 2,
          requiresArg: true,
          describe: 'Faults at a time, each in a thread of its own; a target has one at a time',
        },
        timeout: {
          type: 'number',
          requiresArg: true,
          describe: 'Milliseconds for a whole answer (default: 1500; 10000 for a target)',
        },
      })
      .epilogue(
        'Exit codes: 0 every fault was noticed, and at least 95 of 100 blamed on the right requirement; 1 they were\n' +
          'not; 2 void, since the target does not conform (or an interrupt); 4 void, since a control misbehaved. In every calibration a\n' +
          'fault that cannot be missed must be caught, and a change that is none be left alone. A void one proves nothing.',
      ) as never,
  handler: runCalibrate,
};

async function runCalibrate(given: CalibrateArguments): Promise<void> {
  const { calibrate } = await import('../calibrate.ts');
  const { mutants, mutantNamed } = await import('../reference/mutants/index.ts');
  // Faults at a time are not requests at a time: these two are the command line's alone.
  const { args, config } = await settle(given, PLAN_SETTINGS);
  const { target } = args;
  const concurrency = wholeNumber('concurrency', args.concurrency, 1, 1_000);
  const chosen = args.mutant?.map(mutantNamed) ?? mutants;
  const timeout = wholeNumber(
    'timeout',
    args.timeout ?? (target === undefined ? 1_500 : 10_000),
    1,
    2_147_483_647,
  );
  const planned: PlanArguments = { ...args, seed: args.seed ?? 1 };
  const plan = await planOf(planned, config);
  const left: string[] = [];
  const onLeft = (paths: readonly string[]) => void left.push(...paths);
  const start = await starter(plan, target && { target, config, timeout, onLeft });
  const atOnce = target === undefined ? Math.min(concurrency, chosen.length) : 1;
  const workers = atOnce > 1 ? startWorkers(atOnce, { args: planned, timeout }) : undefined;
  const interrupt = interruptible('ending: what was made is removed (again to stop at once)');
  const widest = Math.max(...[...chosen, ...mutants.slice(-2)].map(({ id }) => id.length));
  try {
    const calibration = await calibrate(plan, chosen, start, {
      timeout,
      concurrency: atOnce,
      fast: args.fast,
      ...(target !== undefined && { redact: redactionOf(plan, config) }),
      signal: interrupt.signal,
      ...(workers !== undefined && { judge: workers.judge }),
      onResult: (result) => {
        if (!args.json) process.stdout.write(`${line(result, widest)}\n`);
      },
    });
    process.stdout.write(args.json ? jsonText(calibration) : summary(calibration));
    process.exitCode = exitCodeOf(calibration);
  } finally {
    interrupt.dispose();
    await workers?.close();
    if (left.length > 0) process.stderr.write(inertLines([`trysquare: ${leftovers(left)}`]));
  }
}

interface Live {
  readonly target: string;
  readonly config: Config;
  readonly timeout: number;
  readonly onLeft: (paths: readonly string[]) => void;
}

/** What starts the reference server of a plan, or a proxy before a live target. */
async function starter({ kit: { contract } }: Plan, live: Live | undefined | ''): Promise<Start> {
  if (!live) {
    const { startReference } = await import('./reference.ts');
    return (mutant) => startReference(contract, 0, mutant?.id);
  }
  const { startLive } = await import('./calibrate/subject.ts');
  const target = {
    url: validTarget(live.target),
    keys: readKeys(live.config, process.env),
    contract,
    configured: configuredIds(live.config.values),
    timeout: 2 * live.timeout,
    onLeft: live.onLeft,
  };
  return (mutant) => startLive(target, mutant);
}

function exitCodeOf({ verdict, voided }: Calibration): number {
  if (verdict === 'void') return voided?.by === 'control' ? EXIT.ourBug : EXIT.nothingJudged;
  return verdict === 'passed' ? EXIT.ok : EXIT.nonconformant;
}
