import type { ReportFormat } from './format.ts';

/** The report itself, as its JSON Schema describes it. */
export const json: ReportFormat = {
  name: 'json',
  extension: 'json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
