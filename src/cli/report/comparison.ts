import { UsageError } from '../../errors.ts';
import { compare } from '../../report/compare.ts';
import { renderComparison } from '../../report/compare-text.ts';
import { jsonText } from '../../report/formats/common/json-text.ts';
import { EXIT } from '../exit-code.ts';
import { type Output, terminalOptions, tryOutputs, writeText } from '../outputs.ts';
import type { RecordedRun } from './read-run.ts';

/** Writes what became of a run since an earlier one, and gives the exit code that it stands for. */
export function showComparison(before: RecordedRun, now: RecordedRun, outputs: readonly Output[]): number {
  const names = outputs.map(({ format }) => format.name);
  const other = names.find((name) => name !== 'terminal' && name !== 'json');
  if (other !== undefined) throw new UsageError(`a comparison is shown as terminal or json, not as ${other}`);
  tryOutputs(outputs);
  const comparison = compare(before.report, now.report);
  for (const { format, path } of outputs) {
    const options = path === undefined ? terminalOptions() : { colour: false };
    const text =
      format.name === 'json'
        ? jsonText(comparison)
        : renderComparison(comparison, { before: before.name, now: now.name }, options);
    writeText(path, text);
  }
  switch (comparison.verdict) {
    case 'nothing worse':
      return EXIT.ok;
    case 'something new fails':
      return EXIT.nonconformant;
    case 'less is verified':
      return EXIT.incomplete;
  }
}
