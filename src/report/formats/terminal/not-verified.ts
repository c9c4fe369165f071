import type { OperationKey, Reason } from '../../../model.ts';
import { ADVICE } from '../../advice.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, isOpen, openOf, standingOf } from '../../scope.ts';
import { cut, firstFew, plural } from './lines.ts';
import type { Page } from './page.ts';

const MOST_OPERATIONS = 3;
const MOST_GROUPS = 4;

/** Operations that are open for the same reason. */
interface Group {
  /** None where there was no case to have one. */
  readonly reason?: Reason | undefined;
  readonly message: string;
  readonly operations: OperationKey[];
}

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

/** Requirements that are open for the same reasons, together: an aborted run opens all for one reason. */
function bundled(requirements: readonly RequirementReport[]): RequirementReport[][] {
  const bundles = new Map<string, RequirementReport[]>();
  for (const requirement of requirements) {
    const reasons = groupsOf([requirement]).map(({ reason, message }) => `${reason} ${message}`);
    const key = requirement.notTested === undefined ? JSON.stringify(reasons.sort()) : requirement.id;
    bundles.set(key, [...(bundles.get(key) ?? []), requirement]);
  }
  return [...bundles.values()];
}

function bundleLines(requirements: readonly RequirementReport[], page: Page): string[] {
  const groups = groupsOf(requirements);
  const hidden = groups.length - MOST_GROUPS;
  return [
    ...requirements.flatMap((requirement) => headLines(requirement, page)),
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupLines(group, page)),
    ...(hidden > 0 ? page.paragraph(2, `and ${hidden} more reasons: see the JSON report`) : []),
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

function groupLines({ reason, message, operations }: Group, page: Page): string[] {
  return [
    ...page.field('why', reason === undefined ? message : `${cut(message)} (${reason})`),
    ...(operations.length === 0 ? [] : page.field('where', firstFew(operations, MOST_OPERATIONS, page.room))),
    ...(reason === undefined ? [] : page.field('do', ADVICE[reason])),
  ];
}

function groupsOf(requirements: readonly RequirementReport[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { operations, reason, message } of requirements.flatMap(reasonsOf)) {
    const key = `${reason} ${message}`;
    const group = groups.get(key) ?? { reason, message, operations: [] };
    groups.set(key, group);
    group.operations.push(...operations.filter((operation) => !group.operations.includes(operation)));
  }
  return [...groups.values()].sort((one, other) => other.operations.length - one.operations.length);
}

/** Why the requirement is open, operation by operation; where it has none, why it was not judged at all. */
function reasonsOf(requirement: RequirementReport): Group[] {
  const { notTested } = requirement;
  const open = openOf(requirement).map(
    ({ operation, ...why }): Group => ({ ...why, operations: [operation] }),
  );
  if (notTested !== undefined) return [...open, { reason: 'not-tested', message: notTested, operations: [] }];
  return open.length > 0 ? open : [{ message: 'no case judged it', operations: [] }];
}
