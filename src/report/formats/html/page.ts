import { createHash } from 'node:crypto';
import type { Report } from '../../model.ts';
import { banner, nameOf } from './banner.ts';
import { causesOf } from './causes.ts';
import { documentSection, remarkCount } from './document.ts';
import { findingsSection } from './findings.ts';
import { leftBehindSection } from './left-behind.ts';
import { constant, type Markup, markup, text } from './markup.ts';
import { matrixSection } from './matrix.ts';
import { notVerifiedSection, openCount } from './not-verified.ts';
import { numeral } from './parts.ts';
import { reasonsOf } from './reasons.ts';
import { requirementsSection } from './requirements.ts';
import { runSection } from './run.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { outcomeLook } from './tones.ts';

/** Nothing is fetched, and nothing runs but the one style and the one script of this page. */
const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`;
}

/** The whole document, in the order in which a reader asks. */
export function page(report: Report): Markup {
  const reasons = reasonsOf(report);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${constant(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${text(titleOf(report))}</title>
<style>${constant(STYLE)}</style>
</head>
<body>
${banner(report)}${navigation(report, openCount(reasons))}<main>
${findingsSection(report)}${requirementsSection(report)}${matrixSection(report, reasons)}${notVerifiedSection(report, reasons)}${documentSection(report)}${leftBehindSection(report)}${runSection(report)}</main>
<footer><p>${text(`${report.tool.name} ${report.tool.version}, report version ${report.reportVersion}`)}</p></footer>
<script>${constant(SCRIPT)}</script>
</body>
</html>
`;
}

function titleOf(report: Report): string {
  return `${outcomeLook(report).mark} ${nameOf(report)}: ${report.subject.target}`;
}

function navigation(report: Report, open: number): Markup {
  const links = [
    ['findings', 'Findings', causesOf(report, true).length],
    ['requirements', 'Requirements', undefined],
    ['matrix', 'Matrix', undefined],
    ['not-verified', 'Not verified', open],
    ...(report.contract.surface === undefined
      ? []
      : [['document', 'Document', remarkCount(report)] as const]),
    ...(report.leftBehind.length === 0
      ? []
      : [['left-behind', 'Left behind', report.leftBehind.length] as const]),
    ['run', 'Run', undefined],
  ] as const;
  const items = links.map(([id, name, count]) => {
    const number = count === undefined ? '' : ` ${numeral(count)}`;
    return markup`<li><a href="#${text(id)}">${text(name + number)}</a>\n`;
  });
  return markup`<nav aria-label="Parts of the report"><ul>\n${items}</ul></nav>\n`;
}
