import { hideBin } from 'yargs/helpers';
import type { Config } from '../../config/config.ts';
import { readKeys } from '../../config/keys.ts';
import { ALL_SETTINGS } from '../../config/settings.ts';
import { PreflightError, UsageError } from '../../errors.ts';
import type { Baseline } from '../../gate/baseline.ts';
import { tool } from '../../package-info.ts';
import { type Plan, sharded } from '../../plan/plan.ts';
import type { Shard } from '../../plan/shard.ts';
import type { Report } from '../../report/model.ts';
import type { Redaction } from '../../run/redact/redactor.ts';
import { certificationOf, seeded } from '../certify.ts';
import type { CheckArguments } from '../check.ts';
import { EXIT, exitCodeOf } from '../exit-code.ts';
import { openBaseline, passGate } from '../gate.ts';
import { interruptible } from '../interrupt.ts';
import { openReport } from '../open.ts';
import { planOf, redactionOf } from '../options.ts';
import { isForPerson, type Output, readOutputs, tryOutputs, writeOutputs } from '../outputs.ts';
import { showProgress } from '../progress.ts';
import { writeCiOutputs } from '../report/ci.ts';
import { checkAlone, noteIn, openRun, type RunFolder, type RunNote, reopenRun } from '../run-folder.ts';
import { checkConfig, checkSeal, keysIn, sealsOf } from '../run-seal.ts';
import { configOf, settle, warnOfVariables } from '../settle.ts';
import { shardAsked } from '../shard.ts';
import { validTarget } from '../target.ts';
import { wholeNumber } from '../whole-number.ts';
import { beFrugal } from './frugal.ts';

const ENDING = 'ending: what was made is removed, what was judged is reported (again to stop at once)';

/** Runs `trysquare check`. */
export async function runCheck(given: CheckArguments): Promise<void> {
  beFrugal();
  if (given.resume !== undefined) return await goOn(given.resume);
  const { args, config } = await settle(given, ALL_SETTINGS);
  await judgeTarget(args, config);
}

/** Goes on with a run that was cut off, with the options that it was begun with. */
async function goOn(folder: string): Promise<void> {
  checkAlone(hideBin(process.argv));
  const note = noteIn(folder);
  checkConfig(note);
  const options = note.options as unknown as CheckArguments;
  const config = await configOf(options);
  warnOfVariables(config);
  checkSeal(note, readKeys(config, process.env), folder);
  await judgeTarget({ ...options, out: folder }, config, note);
}

async function judgeTarget(given: CheckArguments, config: Config, cutOff?: RunNote): Promise<void> {
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
  const asked = await planOf(args, config);
  if (args.har !== undefined)
    return await judgeRecord(args.har, args, asked, redactionOf(asked, config), outputs, baseline);
  const certification = await certificationOf(args, config, asked);
  const whole = certification?.plan ?? asked;
  const plan = shard === undefined ? whole : sharded(whole, shard);
  const { target } = args;
  const { check } = await import('../../check.ts');
  const { startReference } = await import('../reference.ts');
  const reference = target === undefined ? await startReference(plan.kit.contract) : undefined;
  if (cutOff !== undefined && cutOff.plan !== plan.digest)
    throw new UsageError(
      'the plan is another: the contract or the configuration was changed since the run began',
    );
  const url = reference?.url ?? validTarget(target ?? '');
  // Before signals are heeded: while a pipe that gives a key is waited for, only their own way ends it.
  const keys = reference?.keys ?? readKeys(config, process.env);
  let run: RunFolder | undefined;
  const progress = showProgress(process.stderr, plan.shard?.cases.size ?? plan.cases.length);
  const interrupt = interruptible(ENDING);
  try {
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
      keys: keysIn(keys),
      options: { ...args, seed: plan.kit.settings.seed },
    };
    const resumable = args.out !== undefined && certification === undefined && reference === undefined;
    const seals = resumable ? sealsOf(cutOff ?? note, keys) : undefined;
    run =
      cutOff === undefined
        ? openRun(args.out, seals && { ...note, seal: seals.note }, certification?.record, seals?.journal)
        : reopenRun(args.out as string, seals?.journal);
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
    const unwritten = failureOf(() => run?.writeEvidence());
    // What was judged is shown, also where its evidence cannot be kept: only a certificate stands on that.
    const report = (unwritten === undefined && (await certification?.settle(judged))) || judged;
    writeOutputs(outputs, report, run.evidence);
    if (unwritten !== undefined) throw unwritten;
    if (args.open) await openReport(outputs, report, run.evidence);
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

/** What a piece of work throws; undefined where it throws nothing. */
function failureOf(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
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
  const { judgeHar } = await import('../har.ts');
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
