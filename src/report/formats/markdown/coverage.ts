import { plural } from '../../../plural.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, type Standing, standingOf } from '../../scope.ts';
import { code, details } from './text.ts';

const MARKS: Readonly<Record<Standing, string>> = {
  verified: '✅',
  'verified in part': '❔',
  failed: '❌',
  'harness error': '❌',
  'not verified': '❔',
  'not tested': '❔',
  'not applicable': '➖',
};

/** The table of requirements: what became of each, and on how many of its operations it was verified. */
export function coverageBlocks(report: Report): string[] {
  const rows = inProfile(report);
  if (rows.length === 0) return [];
  const table = ['| | Level | Requirement | Standing | Verified on |', '| --- | --- | --- | --- | --- |'];
  return [
    details('Coverage, requirement by requirement', `${[...table, ...rows.map(rowLine)].join('\n')}\n`),
  ];
}

function rowLine(requirement: RequirementReport): string {
  const standing = standingOf(requirement);
  const { passed, all } = coverageOf(requirement);
  const count = all === 0 ? '' : `${passed} of ${plural(all, 'operation')}`;
  // A bar would end the cell, even within code.
  const id = code(requirement.id).replaceAll('|', '\\|');
  return `| ${MARKS[standing]} | ${requirement.level} | ${id} | ${standing} | ${count} |`;
}
