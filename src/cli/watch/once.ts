import { readKeys } from '../../config/keys.ts';
import { ALL_SETTINGS } from '../../config/settings.ts';
import { isUrl } from '../../documents/url.ts';
import type { CaseResult } from '../../model.ts';
import { defaultContract } from '../../package-info.ts';
import type { Report } from '../../report/model.ts';
import { BAILED } from '../../run/bailed.ts';
import type { CheckArguments } from '../check.ts';
import { openReport } from '../open.ts';
import { planOf, redactionOf } from '../options.ts';
import { type Output, readOutputs, writeOutputs } from '../outputs.ts';
import { openRun } from '../run-folder.ts';
import { settle } from '../settle.ts';
import { validTarget } from '../target.ts';
import { referredFrom } from './referred.ts';

/** What one run of many is made with, and who is told of it. */
export interface Watching {
  readonly signal: AbortSignal;
  readonly seed: number;
  /** Cases to judge before all others. */
  readonly first: ReadonlySet<string>;
  readonly opens: boolean;
  /** Told before anything else is done: these files decide. */
  readonly onFiles: (files: readonly string[]) => void;
  /** Told of what is written: it must not start another run. */
  readonly onWriting: (path: string) => void;
  readonly onTarget: (url: string) => void;
  readonly onResult: (result: CaseResult) => void;
}

/** Judges once, with documents and configuration as they are now; writes the reports that have a path. */
export async function judgeOnce(given: CheckArguments, watching: Watching): Promise<Report> {
  const { args, config } = await settle(given, ALL_SETTINGS);
  watching.onFiles(filesOf(args));
  const outputs = readOutputs(args.report ?? [], args.out).filter(({ path }) => path !== undefined);
  for (const path of [args.out, ...outputs.map((one) => one.path)])
    if (path !== undefined) watching.onWriting(path);
  if (args.target !== undefined) watching.onTarget(validTarget(args.target));
  const plan = await planOf({ ...args, seed: args.seed ?? watching.seed }, config);
  const { check } = await import('../../check.ts');
  const { startReference } = await import('../reference.ts');
  const reference = args.target === undefined ? await startReference(plan.kit.contract) : undefined;
  const run = openRun(args.out, undefined);
  try {
    const report = await check(plan, {
      target: reference?.url ?? validTarget(args.target ?? ''),
      keys: reference?.keys ?? readKeys(config, process.env),
      ...(args.concurrency !== undefined && { concurrency: args.concurrency }),
      ...(args.rate !== undefined && { rate: args.rate }),
      timeout: args.timeout,
      bail: args.bail,
      redact: redactionOf(plan, config),
      signal: watching.signal,
      first: watching.first,
      onResult: watching.onResult,
      journal: run.journal,
    });
    // A run that was ended for the next one is not worth a report.
    const { aborted } = report.run;
    if (aborted === undefined || aborted === BAILED) await write(outputs, report, run, watching.opens);
    return report;
  } finally {
    run.remove();
    await reference?.close();
  }
}

async function write(
  outputs: readonly Output[],
  report: Report,
  run: ReturnType<typeof openRun>,
  opens: boolean,
): Promise<void> {
  run.writeEvidence();
  writeOutputs(outputs, report, run.evidence);
  if (opens) await openReport(outputs, report, run.evidence);
}

/** The files that decide what is judged, and how. */
function filesOf(args: CheckArguments): string[] {
  const { contract = defaultContract, surface, overlay = [], config, allowRef } = args;
  const named = [contract, surface, ...overlay, config].filter(
    (one): one is string => typeof one === 'string' && !isUrl(one),
  );
  const isFile = surface !== undefined && !isUrl(surface);
  return [...named, ...(isFile ? referredFrom(surface, allowRef) : [])];
}
