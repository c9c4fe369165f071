import { plural } from '../../../plural.ts';
import { inert } from '../../inert.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { leftOut } from '../../own-part.ts';
import { coverageOf, inProfile, type Standing, standingOf } from '../../scope.ts';
import { columnsOf } from './lines.ts';
import type { Colour, Page } from './page.ts';

const MARKS: Readonly<Record<Standing, readonly [mark: string, colour: Colour]>> = {
  verified: ['✓', 'green'],
  'verified in part': ['?', 'yellow'],
  failed: ['✗', 'red'],
  'harness error': ['✗', 'red'],
  'not verified': ['?', 'yellow'],
  'not tested': ['?', 'yellow'],
  'not applicable': ['–', 'dim'],
};

/** A line per requirement of the profile: what became of it, and on how many of its operations that did. */
export function coverageSection(report: Report, page: Page): string[] {
  const rows = inProfile(report);
  if (rows.length === 0) return [];
  const longest = Math.max(...rows.map(({ id }) => columnsOf(inert(id))));
  const room = Math.min(longest, page.width - 53);
  return [
    page.heading('Coverage', `profile ${report.profile}`),
    '',
    ...rows.map((row) => rowLine(row, room, page)),
    '',
  ];
}

/** What was not asked for, in a line: it is not verified, and nobody is to read it as passed. */
export function leftOutSection(report: Report, page: Page): string[] {
  const { wholly, inPart } = leftOut(report);
  if (wholly + inPart === 0) return [];
  const parts = [
    wholly > 0 && plural(wholly, 'requirement'),
    inPart > 0 && `${wholly > 0 ? inPart : plural(inPart, 'requirement')} in part`,
  ];
  const line = `? Left out by the filter, so not verified: ${parts.filter(Boolean).join(', and ')}.`;
  return [...page.paragraph(0, line).map((one) => page.paint('yellow', one)), ''];
}

function rowLine(requirement: RequirementReport, room: number, page: Page): string {
  const standing = standingOf(requirement);
  const [mark, colour] = MARKS[standing];
  const { passed, failed, all } = coverageOf(requirement);
  const id = inert(requirement.id);
  const head = `${page.paint(colour, mark)} ${requirement.level.padEnd(6)} ${id}${' '.repeat(Math.max(0, room - columnsOf(id)))}`;
  if (all === 0) return `${head}  ${page.paint(colour, standing)}`;
  // Beside "failed" everybody reads a number as how many failed.
  const counted =
    { failed, 'not verified': all - passed, 'not tested': all - passed }[String(standing)] ?? passed;
  // Without "on", "not verified 1 of 34" reads as if 1 of 34 was verified.
  const counts = `on ${String(counted).padStart(3)} of ${plural(all, 'operation')}`;
  return `${head}  ${page.paint(colour, standing.padEnd(16))} ${counts}`;
}
