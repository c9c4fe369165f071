import { jsonParts } from './common/json-text.ts';
import type { ReportFormat } from './format.ts';

/** The report itself, as its JSON Schema describes it. */
export const json: ReportFormat = {
  name: 'json',
  extension: 'json',
  render: (report) => [...jsonParts({ ...report })].join(''),
  parts: (report) => jsonParts({ ...report }),
};
