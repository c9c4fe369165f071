import type { CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { readKeys } from '../config/keys.ts';
import { PreflightError, UsageError } from '../errors.ts';
import type { Baseline } from '../gate/baseline.ts';
import { tool } from '../package-info.ts';
import { type Plan, sharded } from '../plan/plan.ts';
import type { Shard } from '../plan/shard.ts';
import type { Report } from '../report/model.ts';
import type { Redaction } from '../run/redact/redactor.ts';
import { type CertifyArguments, certificationOf, certifyOptions, seeded } from './certify.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { type GateArguments, gateOptions, openBaseline, passGate } from './gate.ts';
import { interruptible } from './interrupt.ts';
import { configOf, planOf, planOptions, redactionOf, wholeNumber } from './options.ts';
import { isForPerson, type Output, outputOption, readOutputs, tryOutputs, writeOutputs } from './outputs.ts';
import { showProgress } from './progress.ts';
import { writeCiOutputs } from './report/ci.ts';
import { checkAlone, noteIn, openRun, type RunFolder, type RunNote, reopenRun } from './run-folder.ts';
import { shardAsked } from './shard.ts';

interface CheckArguments extends GateArguments, CertifyArguments {
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
  handler: runCheck,
};

const ENDING = 'ending: what was made is removed, what was judged is reported (again to stop at once)';

async function runCheck(given: CheckArguments): Promise<void> {
  if (given.resume !== undefined) return await goOn(given.resume);
  await judgeTarget(given);
}

/** Goes on with a run that was cut off, with the options that it was begun with. */
async function goOn(folder: string): Promise<void> {
  checkAlone(hideBin(process.argv));
  const note = noteIn(folder);
  await judgeTarget({ ...(note.options as unknown as CheckArguments), out: folder }, note);
}

async function judgeTarget(given: CheckArguments, cutOff?: RunNote): Promise<void> {
  const shard = shardAsked(given.shard, process.env);
  const args = seeded(shard === undefined ? given : { ...given, seed: given.seed ?? SHARDED_SEED });
  checkShard(args, shard);
  const outputs = readOutputs(args.report ?? [], args.out);
  const baseline = openBaseline(args);
  const concurrency =
    args.concurrency === undefined ? undefined : wholeNumber('concurrency', args.concurrency, 1, 1_000);
  if (args.rate !== undefined && !(args.rate >= 0.01 && args.rate <= 100_000))
    throw new UsageError('--rate takes a number of requests in a second, from 0.01 to 100000');
  const timeout = wholeNumber('timeout', args.timeout, 1, 2_147_483_647);
  const config = configOf(args);
  const asked = await planOf(args, config);
  if (args.har !== undefined)
    return await judgeRecord(args.har, args, asked, redactionOf(asked, config), outputs, baseline);
  const certification = await certificationOf(args, config, asked);
  const whole = certification?.plan ?? asked;
  const plan = shard === undefined ? whole : sharded(whole, shard);
  const target = args.target ?? config.target;
  const { check } = await import('../check.ts');
  const { startReference } = await import('./reference.ts');
  const reference = target === undefined ? await startReference(plan.kit.contract) : undefined;
  if (cutOff !== undefined && cutOff.plan !== plan.digest)
    throw new UsageError(
      'the plan is another: the contract or the configuration was changed since the run began',
    );
  let run: RunFolder | undefined;
  const progress = showProgress(process.stderr, plan.shard?.cases.size ?? plan.cases.length);
  const interrupt = interruptible(ENDING);
  try {
    const keys = reference?.keys ?? readKeys(config, process.env);
    const url = reference?.url ?? validTarget(target ?? '');
    if (reference !== undefined) {
      const line = `No target given: judging the reference server at ${url}\n`;
      (isForPerson(outputs) ? process.stdout : process.stderr).write(line);
    }
    tryOutputs(outputs);
    const startedAt = cutOff?.startedAt ?? new Date().toISOString();
    // A certified run is made in one piece, and the reference server ends with the run.
    const note = {
      version: tool.version,
      plan: plan.digest,
      startedAt,
      options: { ...args, seed: plan.kit.settings.seed },
    };
    const resumable = certification === undefined && reference === undefined ? note : undefined;
    run =
      cutOff === undefined
        ? openRun(args.out, resumable, certification?.record)
        : reopenRun(args.out as string);
    const judged = await check(plan, {
      target: url,
      keys,
      ...(concurrency !== undefined && { concurrency }),
      ...(args.rate !== undefined && { rate: args.rate }),
      timeout,
      bail: args.bail,
      redact: redactionOf(plan, config),
      ...(args.challenge !== undefined && { challenge: args.challenge }),
      signal: interrupt.signal,
      onResult: (result) => progress.result(result),
      ...(cutOff === undefined ? { journal: run.journal } : { resume: { journal: run.journal, startedAt } }),
    });
    progress.end();
    run.writeEvidence();
    const report = (await certification?.settle(judged)) ?? judged;
    writeOutputs(outputs, report, run.evidence);
    run.remove();
    run = undefined;
    if (args.ciOutput) writeCiOutputs(outputs, report, process.env);
    const certified = await certification?.seal(interrupt.signal);
    process.exitCode = gated(args, baseline, report, outputs);
    // Whoever asks for a certificate must not take the want of one for success.
    if (certified === false && process.exitCode === EXIT.ok) process.exitCode = EXIT.incomplete;
  } catch (error) {
    // Where nothing was judged there is nothing to go on with.
    if (error instanceof PreflightError && cutOff === undefined) run?.remove();
    else run?.close();
    throw error;
  } finally {
    interrupt.dispose();
    await reference?.close();
  }
}

/** All shards need the same seed, and none can tell the others. */
const SHARDED_SEED = 1;

/** @throws UsageError where an option is about the whole of a run. */
function checkShard(args: CheckArguments, shard: Shard | undefined): void {
  if (shard === undefined) return;
  const whole = Object.entries({ certify: args.certify, baseline: args.baseline, har: args.har }).find(
    ([, value]) => value !== undefined && value !== false,
  );
  if (whole !== undefined)
    throw new UsageError(`--${whole[0]} is about a whole run, and --shard makes a part of one`);
}

/** Judges an HTTP archive: the same reports, without a target. */
async function judgeRecord(
  file: string,
  args: CheckArguments,
  plan: Plan,
  redaction: Redaction,
  outputs: readonly Output[],
  baseline: Baseline | undefined,
): Promise<void> {
  if (args.certify) throw new UsageError('recorded traffic certifies nothing: leave out --har or --certify');
  const { judgeHar } = await import('./har.ts');
  tryOutputs(outputs);
  const { report, remark } = judgeHar(
    plan,
    file,
    args.target === undefined ? undefined : validTarget(args.target),
    redaction,
  );
  process.stderr.write(remark);
  writeOutputs(outputs, report);
  process.exitCode = gated(args, baseline, report, outputs);
}

/** The exit code, softened by what a baseline knows. */
function gated(
  args: CheckArguments,
  baseline: Baseline | undefined,
  report: Report,
  outputs: readonly Output[],
): number {
  if (baseline === undefined) return exitCodeOf(report, args.strict);
  const { code, text } = passGate(args, baseline, report);
  (isForPerson(outputs) ? process.stdout : process.stderr).write(text);
  return code;
}

/** @throws UsageError where the text is no URL that can be judged. */
export function validTarget(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${text}" is no URL of an API: give one such as http://127.0.0.1:8000`);
  }
  if (url.username !== '' || url.password !== '')
    throw new UsageError('a target URL carries no user and password');
  if (/[?#]/.test(text))
    throw new UsageError('a target URL has no query and no fragment: it is what paths are put behind');
  return url.origin + url.pathname.replace(/\/+$/, '');
}
