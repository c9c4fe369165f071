import { appendFileSync, statSync } from 'node:fs';
import { github } from '../../report/formats/github.ts';
import { LARGEST_SUMMARY, renderMarkdown } from '../../report/formats/markdown.ts';
import type { Report } from '../../report/model.ts';
import type { Output } from '../outputs.ts';

/**
 * What a build server shows of a run without being told: on GitHub, the summary of the step and annotations. Both only
 * where the environment names GitHub, and not where the same was asked for by hand. GitLab collects no file that its
 * configuration does not name: nothing is written for it. The run counts, whether or not this can be written.
 */
export function writeCiOutputs(
  outputs: readonly Output[],
  report: Report,
  environment: NodeJS.ProcessEnv,
): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = environment;
  if (GITHUB_ACTIONS !== 'true') return;
  const asked = (name: string): boolean => outputs.some(({ format }) => format.name === name);
  // GitHub reads commands from stderr too, where they spoil no report.
  if (!asked('github')) process.stderr.write(github.render(report));
  if (GITHUB_STEP_SUMMARY && !asked('markdown')) appendSummary(GITHUB_STEP_SUMMARY, report);
}

/** A summary that is too large GitHub drops as a whole, with what other commands of the step have written before. */
function appendSummary(file: string, report: Report): void {
  try {
    const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(file, `${before > 0 ? '\n' : ''}${renderMarkdown(report, LARGEST_SUMMARY - before - 1)}`);
  } catch (error) {
    process.stderr.write(
      `the summary of the step cannot be written: ${(error as NodeJS.ErrnoException).code}\n`,
    );
  }
}
