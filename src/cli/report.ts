import type { CommandModule } from 'yargs';
import { UsageError } from '../errors.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { isShard, mergeShards, unmergeable } from '../report/merge.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { outputOption } from './options/output.ts';
import { isForPerson, readOutputs, showsEvidence, tryOutputs, writeOutputs } from './outputs.ts';
import type { RecordedRun } from './report/read-run.ts';

interface ReportArguments {
  readonly runs: readonly string[];
  readonly format?: readonly string[] | undefined;
  readonly against?: string | undefined;
  readonly strict: boolean;
}

/** `trysquare report`: shows recorded runs in any format, or what is other in one than in another. */
export const reportCommand: CommandModule<object, ReportArguments> = {
  command: 'report <runs..>',
  describe: 'Show a recorded run in any format, or compare it with another; sends nothing',
  builder: (cli) =>
    cli
      .positional('runs', {
        type: 'string',
        array: true,
        describe: 'Folders that `check --out` wrote, or report.json files',
      })
      .options({
        format: outputOption,
        against: {
          type: 'string',
          requiresArg: true,
          describe: 'An earlier run: show what is new, gone and changed since',
        },
        strict: { type: 'boolean', default: false, describe: 'Exit 1 where a SHOULD failed' },
      }) as never,
  handler: showRuns,
};

async function showRuns({ runs, format = [], against, strict }: ReportArguments): Promise<void> {
  const outputs = readOutputs(format, undefined, '--format');
  if (against !== undefined && runs.length > 1)
    throw new UsageError('--against compares one run with another: name one');
  const { readRun } = await import('./report/read-run.ts');
  if (against !== undefined) {
    const { showComparison } = await import('./report/comparison.ts');
    const [before, now] = [readRun(against), readRun(runs[0] ?? '')];
    process.exitCode = showComparison(before, now, outputs);
    return;
  }
  const read = runs.map((run) => readRun(run));
  const recorded = read.some(({ report }) => isShard(report)) && read.length > 1 ? [merged(read)] : read;
  if (recorded.length > 1 && (outputs.length > 1 || !isForPerson(outputs))) {
    throw new UsageError(
      'several runs are shown one after the other as text: name one run to write it in a format',
    );
  }
  tryOutputs(outputs);
  for (const { name, report, evidence } of recorded) {
    if (recorded.length > 1) process.stdout.write(inertLines([`── ${name}`, '']));
    writeOutputs(outputs, report, showsEvidence(outputs) ? evidence() : []);
    if (recorded.length > 1) process.stdout.write('\n');
  }
  process.exitCode = worstOf(recorded.map(({ report }) => exitCodeOf(report, strict)));
}

/**
 * The shards of one plan as one run.
 * @throws UsageError where they cannot be merged.
 */
function merged(runs: readonly RecordedRun[]): RecordedRun {
  const reports = runs.map(({ report }) => report);
  const problem = unmergeable(reports);
  if (problem !== undefined) throw new UsageError(`these runs cannot be merged: ${problem}`);
  const { report, missing } = mergeShards(reports);
  const of = reports[0]?.plan.shard?.of;
  for (const index of missing)
    process.stderr.write(`trysquare: shard ${index} of ${of} is missing: what it judges is not known\n`);
  return {
    name: runs.map(({ name }) => name).join(' '),
    report,
    evidence: () => runs.flatMap((run) => run.evidence()),
  };
}

const WORST_FIRST: readonly number[] = [EXIT.ourBug, EXIT.nonconformant, EXIT.incomplete, EXIT.ok];

/** Of several runs the worst counts. */
function worstOf(codes: readonly number[]): number {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.ok;
}
