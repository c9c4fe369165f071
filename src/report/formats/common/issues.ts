import type { Level } from '../../../model.ts';
import { plural } from '../../../plural.ts';
import { digestOf } from '../../../values/digest.ts';
import type { Finding, Report, RequirementReport } from '../../model.ts';
import { coverageOf, inProfile, isOpen, openOf } from '../../scope.ts';
import { inParts, openGroups } from './open.ts';
import { summaryOf } from './summary.ts';

/** How bad an issue is, in the words that most tools share. */
export type Severity = 'error' | 'warning' | 'note';

/** Something that a reader has to know of a run: what failed, what is not known, and that the run is no success. */
export interface Issue {
  readonly kind: 'finding' | 'not-verified' | 'run';
  readonly severity: Severity;
  /** The id of the requirement; of the run itself, `run`. */
  readonly rule: string;
  /** Names the cause, the same in every run: hex. */
  readonly fingerprint: string;
  /** One sentence. */
  readonly title: string;
  /** Where a document speaks of it: `FILE:LINE`. */
  readonly at?: string;
  readonly finding?: Finding;
  readonly requirement?: RequirementReport;
}

const BY_LEVEL: Readonly<Record<Level, Severity>> = { MUST: 'error', SHOULD: 'warning', MAY: 'note' };

/**
 * The issues of the profile that was asked for, the worst first. There is an error among them unless the run is a
 * success, and what was not verified is one of them, whatever the outcome.
 */
export function issuesOf(report: Report): Issue[] {
  const rows = new Map(inProfile(report).map((row) => [row.id, row]));
  const found = report.findings.flatMap((finding) => {
    const requirement = rows.get(finding.requirement);
    return requirement === undefined ? [] : [findingIssue(report, finding, requirement)];
  });
  const open = [...rows.values()].filter(isOpen).map(openIssue);
  const all = [...runIssue(report, [...found, ...open]), ...found, ...open];
  const severities: readonly Severity[] = ['error', 'warning', 'note'];
  return severities.flatMap((severity) => all.filter((issue) => issue.severity === severity));
}

function findingIssue({ places }: Report, finding: Finding, requirement: RequirementReport): Issue {
  return {
    kind: 'finding',
    severity: BY_LEVEL[finding.level],
    rule: finding.requirement,
    fingerprint: finding.fingerprint,
    title: finding.title,
    at: places.operations[finding.example.operation] ?? requirement.at,
    finding,
    requirement,
  };
}

/** Of a requirement that was judged elsewhere, what is open narrows the coverage; else the requirement is unknown. */
function openIssue(requirement: RequirementReport): Issue {
  const { id, level, at } = requirement;
  const judged = requirement.verdict === 'pass' || requirement.verdict === 'fail';
  const { all } = coverageOf(requirement);
  const where = all === 0 ? '' : ` on ${openOf(requirement).length} of ${plural(all, 'operation')}`;
  return {
    kind: 'not-verified',
    severity: judged ? 'note' : BY_LEVEL[level] === 'error' ? 'error' : 'warning',
    rule: id,
    fingerprint: digestOf('not verified', id).slice(0, 16),
    title: `not verified${where}: ${reasonOf(requirement)}`,
    at,
    requirement,
  };
}

/** The reason of most operations, in a sentence, and how many others there are. */
function reasonOf(requirement: RequirementReport): string {
  const [most, ...others] = openGroups([requirement]);
  const [why] = inParts(most?.message ?? '');
  const rest =
    others.length === 0 ? '' : `; and ${others.length} more reason${others.length === 1 ? '' : 's'}`;
  return `${why}${most?.reason === undefined ? '' : ` (${most.reason})`}${rest}`;
}

/** The first line of the contract: where to point for the run as a whole. */
export function contractPlace({ requirements: [first] }: Report): string | undefined {
  return first?.at.replace(/\d+$/, '1');
}

/** What no requirement shows: a run that is cut, or is no success for a reason that none of the others shows. */
function runIssue(report: Report, others: readonly Issue[]): Issue[] {
  const { success, cut, headline } = summaryOf(report);
  if (success) return [];
  if (cut === undefined && others.some(({ severity }) => severity === 'error')) return [];
  const at = contractPlace(report);
  return [
    {
      kind: 'run',
      severity: 'error',
      rule: 'run',
      fingerprint: digestOf('run').slice(0, 16),
      title: headline,
      ...(at !== undefined && { at }),
    },
  ];
}
