import { badge } from './badge.ts';
import { ctrf } from './ctrf.ts';
import type { ReportFormat } from './format.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { terminal } from './terminal.ts';

/** Every format a report can be written in. */
export const formats: readonly ReportFormat[] = [
  terminal,
  json,
  html,
  junit,
  sarif,
  ctrf,
  har,
  markdown,
  github,
  gitlab,
  badge,
];

/** The format of that name, or undefined. */
export function formatNamed(name: string): ReportFormat | undefined {
  return formats.find((format) => format.name === name);
}
