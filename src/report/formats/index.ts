import type { ReportFormat } from './format.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { terminal } from './terminal.ts';

/** Every format a report can be written in. */
export const formats: readonly ReportFormat[] = [terminal, json, junit];

export const formatNames: readonly string[] = formats.map(({ name }) => name);

/** The format of that name, or undefined. */
export function formatNamed(name: string): ReportFormat | undefined {
  return formats.find((format) => format.name === name);
}
