import type { Report } from '../model.ts';
import type { ReportFormat } from './format.ts';
import { coverageBlocks } from './markdown/coverage.ts';
import { findingBlocks } from './markdown/findings.ts';
import { headBlock } from './markdown/head.ts';
import { openBlocks } from './markdown/open.ts';

/** What GitHub takes as the summary of a step, in bytes. */
export const LARGEST_SUMMARY = 1024 * 1024;

/** Room for saying what is left out. */
const RESERVE = 300;

/**
 * A page of GitHub's Markdown, for the summary of a step: the outcome, what failed, what is not known, the coverage.
 * It has at most `limit` bytes: whole parts are left out, the last first, and the page says which.
 */
export function renderMarkdown(report: Report, limit = LARGEST_SUMMARY): string {
  const parts: readonly [name: string, blocks: readonly string[]][] = [
    ['findings', findingBlocks(report)],
    ['requirements that are not verified', openBlocks(report)],
    ['coverage', coverageBlocks(report)],
  ];
  const head = headBlock(report);
  let room = limit - RESERVE - bytesOf(head);
  const hidden: string[] = [];
  const shown = parts.flatMap(([name, blocks]) => {
    const sizes = blocks.map((block) => bytesOf(block) + 1);
    let most = 0;
    for (; most < blocks.length && (sizes[most] ?? 0) <= room; most += 1) room -= sizes[most] ?? 0;
    if (most < blocks.length) hidden.push(`${name} (${blocks.length - most})`);
    return blocks.slice(0, most);
  });
  const note =
    hidden.length === 0
      ? []
      : [`> **Left out, as there is no room:** ${hidden.join(', ')}. The report itself has all.\n`];
  return [head, ...note, ...shown].join('\n');
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

export const markdown: ReportFormat = {
  name: 'markdown',
  extension: 'md',
  render: (report) => renderMarkdown(report),
};
