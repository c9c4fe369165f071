import type { Report } from '../model.ts';

/** A way to write a report. Pure: the same report gives the same text, whatever shows it. */
export interface ReportFormat {
  /** As it is asked for on the command line. */
  readonly name: string;
  /** Of the file it goes into, without a dot. */
  readonly extension: string;
  render(report: Report): string;
}
