import type { OperationKey, Reason } from '../../../model.ts';
import type { OpenOperation, Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, openOf, standingOf } from '../../scope.ts';
import { ADVICE } from './advice.ts';
import { firstFew, type Page } from './page.ts';

const MOST_OPERATIONS = 3;
const MOST_GROUPS = 4;

/** Operations that are open for the same reason. */
interface Group {
  readonly reason: Reason;
  readonly message: string;
  readonly operations: OperationKey[];
}

/** What is not known, and why: all that is open, also of requirements that passed or failed elsewhere. */
export function notVerifiedSection(report: Report, page: Page): string[] {
  const open = inProfile(report).filter(isOpen);
  if (open.length === 0) return [];
  return [
    page.heading('Not verified (nothing is known about these)'),
    '',
    ...bundled(open).flatMap((requirements) => [...bundleLines(requirements, page), '']),
  ];
}

function isOpen(requirement: RequirementReport): boolean {
  return openOf(requirement).length > 0 || ['not verified', 'not tested'].includes(standingOf(requirement));
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
    ...requirements.map((requirement) => headLine(requirement, page)),
    ...groups.slice(0, MOST_GROUPS).flatMap((group) => groupLines(group, page)),
    ...(hidden > 0 ? page.paragraph(2, `and ${hidden} more reasons: see the JSON report`) : []),
  ];
}

function headLine(requirement: RequirementReport, page: Page): string {
  const { passed, failed, all } = coverageOf(requirement);
  const open = new Set(openOf(requirement).map(({ operation }) => operation)).size;
  const standing = passed + failed > 0 ? `open on ${open} of ${all} operations` : standingOf(requirement);
  const [head = '', ...rest] = page.paragraph(0, `? ${requirement.level} ${requirement.id}, ${standing}`);
  return [page.paint('yellow', head), ...rest].join('\n');
}

function groupLines({ reason, message, operations }: Group, page: Page): string[] {
  return [
    ...page.field('why', `${message} (${reason})`),
    ...(operations.length === 0 ? [] : page.field('where', firstFew(operations, MOST_OPERATIONS))),
    ...page.field('do', ADVICE[reason]),
  ];
}

function groupsOf(requirements: readonly RequirementReport[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { operation, reason, message } of requirements.flatMap(reasonsOf)) {
    const key = `${reason} ${message}`;
    const group = groups.get(key) ?? { reason, message, operations: [] };
    groups.set(key, group);
    if (operation !== '' && !group.operations.includes(operation)) group.operations.push(operation);
  }
  return [...groups.values()].sort((one, other) => other.operations.length - one.operations.length);
}

/** The open operations of a requirement; where it has none though it is not verified, why that is. */
function reasonsOf(requirement: RequirementReport): OpenOperation[] {
  const open = openOf(requirement);
  if (requirement.notTested !== undefined) {
    return [...open, { operation: '', reason: 'not-tested', message: requirement.notTested }];
  }
  return open.length > 0 ? open : [{ operation: '', reason: 'not-tested', message: 'no case judged it' }];
}
