import { plural } from '../../../plural.ts';
import { ADVICE } from '../../advice.ts';
import { inert } from '../../inert.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, isOpen, openOf, standingOf } from '../../scope.ts';
import { bundled, type OpenGroup, openGroups } from '../common/open.ts';
import { cut, firstFew } from './lines.ts';
import type { Page } from './page.ts';

const MOST_OPERATIONS = 3;
const MOST_GROUPS = 4;

/** What is not known, and why: all that is open, also of requirements that passed or failed elsewhere. */
export function notVerifiedSection(report: Report, page: Page): string[] {
  const open = inProfile(report).filter(isOpen);
  if (open.length === 0) return [];
  return [
    page.heading('Not verified', 'whether these hold is not known'),
    '',
    ...bundled(open).flatMap((requirements) => [...bundleLines(requirements, page), '']),
  ];
}

function bundleLines(requirements: readonly RequirementReport[], page: Page): string[] {
  const groups = openGroups(requirements);
  const hidden = groups.length - MOST_GROUPS;
  return [
    ...requirements.flatMap((requirement) => headLines(requirement, page)),
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupLines(group, page)),
    ...(hidden > 0
      ? page.paragraph(2, `and ${hidden} more ${hidden === 1 ? 'reason' : 'reasons'}: see the JSON report`)
      : []),
  ];
}

function headLines(requirement: RequirementReport, page: Page): string[] {
  const { passed, failed, all } = coverageOf(requirement);
  const open = new Set(openOf(requirement).map(({ operation }) => operation)).size;
  const standing =
    passed + failed > 0 ? `open on ${open} of ${plural(all, 'operation')}` : standingOf(requirement);
  return page
    .paragraph(0, `? ${requirement.level} ${requirement.id}, ${standing}`)
    .map((line) => page.paint('yellow', line));
}

/** As far in as what a field says. */
const SNIPPET = ' '.repeat(12);

function groupLines({ reason, message, operations }: OpenGroup, page: Page): string[] {
  const [why = '', ...snippet] = message.split('\n');
  return [
    ...page.field('why', reason === undefined ? why : `${cut(why)} (${reason})`),
    // Lines to paste stay lines.
    ...snippet.map((line) => `${SNIPPET}${inert(line)}`),
    ...(operations.length === 0 ? [] : page.field('where', firstFew(operations, MOST_OPERATIONS, page.room))),
    ...(reason === undefined ? [] : page.field('do', ADVICE[reason])),
  ];
}
