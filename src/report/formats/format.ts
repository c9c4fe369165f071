import type { Exchange } from '../../model.ts';
import type { Report } from '../model.ts';

/** A way to write a report. Pure: the same report gives the same text, whatever shows it. */
export interface ReportFormat {
  /** As it is asked for on the command line. */
  readonly name: string;
  /** Of the file it goes into, without a dot. */
  readonly extension: string;
  /** True where it shows the exchanges of the run: then `render` gets them. */
  readonly showsEvidence?: true;
  render(report: Report, evidence?: Iterable<Exchange>): string;
  /** The same text piece by piece, where it may be long. */
  parts?(report: Report): Iterable<string>;
}
