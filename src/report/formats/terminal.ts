import type { Report } from '../model.ts';
import { ownPart } from '../own-part.ts';
import { plainPage } from './common/log.ts';
import type { ReportFormat } from './format.ts';
import { coverageSection, leftOutSection } from './terminal/coverage.ts';
import { documentSection } from './terminal/document.ts';
import { findingsSection } from './terminal/findings.ts';
import { notVerifiedSection } from './terminal/not-verified.ts';
import { newPage } from './terminal/page.ts';
import { leftBehindSection, summarySection } from './terminal/summary.ts';

interface TerminalOptions {
  readonly colour: boolean;
  /** Columns, 80 at least. Only the lines to copy are longer. */
  readonly width?: number;
  /** How the command is called where the page is read: lines to copy begin with it. */
  readonly command?: string;
}

const NARROWEST = 80;

/** The result for a person: what failed and how to see it again, what is not known, and at the end the outcome. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const page = newPage(Math.max(options.width ?? 80, NARROWEST), options.colour, options.command);
  const own = ownPart(report);
  const lines = [
    ...findingsSection(report, page),
    ...notVerifiedSection(own, page),
    ...coverageSection(own, page),
    ...leftOutSection(report, page),
    ...documentSection(report, page),
    ...leftBehindSection(report, page),
    ...summarySection(report, page),
  ];
  return plainPage(lines);
}

export const terminal: ReportFormat = {
  name: 'terminal',
  extension: 'txt',
  render: (report) => renderTerminal(report, { colour: false }),
};
