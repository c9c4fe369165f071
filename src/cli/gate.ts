import { existsSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { Baseline, Fault, KnownEntry } from '../gate/baseline.ts';
import { type Gate, gateOf, updated } from '../gate/gate.ts';
import { readBaseline, writtenBaseline } from '../gate/read.ts';
import { plural } from '../plural.ts';
import { inertLines } from '../report/formats/common/log.ts';
import type { Report } from '../report/model.ts';
import { EXIT } from './exit-code.ts';
import type { GateArguments } from './options/gate.ts';
import { writeText } from './outputs.ts';

/**
 * The baseline to hold a run against, read before anything is judged.
 * @throws UsageError, DocumentError where it is missing or is none.
 */
export function openBaseline({ baseline, updateBaseline }: GateArguments): Baseline | undefined {
  if (baseline === undefined) {
    if (updateBaseline)
      throw new UsageError('--update-baseline writes to the file that --baseline names: name one');
    return undefined;
  }
  if (updateBaseline && !existsSync(baseline)) return { baselineVersion: 1, known: [] };
  return readBaseline(baseline);
}

/** The exit code of a run that is held against a baseline, and what is to be said of it. */
export function passGate(
  { baseline: file, updateBaseline }: GateArguments,
  baseline: Baseline,
  report: Report,
): { code: number; text: string } {
  const today = report.run.finishedAt.slice(0, 10);
  if (report.outcome === 'invalid') return { code: EXIT.ourBug, text: '' };
  if (updateBaseline && file !== undefined) {
    const next = updated(baseline, report.cases, today);
    writeText(file, writtenBaseline(next));
    return {
      code: EXIT.ok,
      text: `Baseline: ${plural(next.known.length, 'known fault')} ${next.known.length === 1 ? 'is' : 'are'} written to ${file}; say why of each\n`,
    };
  }
  const gate = gateOf(baseline, report.cases, today);
  // An end before its time, or no case at all, is no fault that anybody could have known.
  const cutShort = report.run.aborted !== undefined || report.cases.length === 0;
  const code = gate.passed && !cutShort ? EXIT.ok : gate.passed ? EXIT.incomplete : EXIT.nonconformant;
  return { code, text: inertLines([...lines(gate), verdict(gate, cutShort)]) };
}

function verdict({ passed, tolerated }: Gate, cutShort: boolean): string {
  const known = `${plural(tolerated, 'known fault')} tolerated`;
  if (!passed) return `✗ GATE: closed (${known}); the outcome stands as above`;
  return cutShort
    ? '? GATE: the run ended before its time'
    : `✓ GATE: open, ${known}; the outcome stands as above`;
}

function lines({ unknown, changed, stale, expired }: Gate): string[] {
  return [
    ...unknown.map((fault) => `✗ not in the baseline: ${named(fault)}`),
    ...changed.map(({ fault, entry }) => `✗ changed: ${named(fault)} (known: ${entry.how})`),
    ...stale.map((entry) => `✗ stale, take it out: ${named(entry)}`),
    ...expired.map((entry) => `✗ expired on ${entry.expires}: ${named(entry)} (${entry.reason})`),
  ];
}

function named({ requirement, operation, how }: Fault | KnownEntry): string {
  return `${requirement} on ${operation}: ${how}`;
}
