import { inert } from '../inert.ts';
import type { Report } from '../model.ts';
import { factsOf, problemOf } from './common/facts.ts';
import { type Issue, issuesOf, type Severity } from './common/issues.ts';
import { plainCommand, plainLine } from './common/log.ts';
import { readPlace } from './common/place.ts';
import { summaryOf } from './common/summary.ts';
import type { ReportFormat } from './format.ts';
import { type Annotation, commandOf } from './github/command.ts';

/** GitHub shows ten annotations of a kind for a step, and drops the others without a word. */
const MOST = 10;
const ROOM = 300;
const LONGEST = 8000;

const KINDS: Readonly<Record<Severity, Annotation['kind']>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** Annotations of a GitHub workflow: first the outcome, then the issues, each at the line that speaks of it. */
export const github: ReportFormat = {
  name: 'github',
  extension: 'txt',
  render(report) {
    const issues = issuesOf(report).filter(({ kind }) => kind !== 'run');
    const narrowing = issues.filter(({ kind, severity }) => kind === 'not-verified' && severity === 'note');
    const all = [
      outcomeOf(report),
      ...issues.filter((issue) => !narrowing.includes(issue)).map(annotationOf),
      ...narrowed(narrowing),
    ];
    const kinds = ['error', 'warning', 'notice'] as const;
    const shown = kinds.flatMap((kind) => firstTen(all.filter((one) => one.kind === kind)));
    return shown.map((one) => `${commandOf(one)}\n`).join('');
  },
};

function outcomeOf(report: Report): Annotation {
  const { success, headline, coverage, open } = summaryOf(report);
  const message = [headline, coverage, open].map((line) => plainLine(inert(line))).join('\n');
  return { kind: success ? 'notice' : 'error', title: 'Trysquare', message };
}

function annotationOf(issue: Issue): Annotation {
  const { requirement, rule, finding, severity, at } = issue;
  const facts = finding === undefined ? [] : factsOf(finding, ROOM);
  const lines = [
    plainLine(inert(problemOf(issue))),
    ...facts.map(([label, text]) =>
      label === 'curl' ? plainCommand(inert(text)) : plainLine(`${label}: ${inert(text)}`),
    ),
  ];
  return {
    kind: KINDS[severity],
    title: `${requirement?.level ?? ''} ${rule}`.trim(),
    message: shortened(lines.join('\n')),
    ...(at !== undefined && readPlace(at)),
  };
}

/** What only narrows the coverage, together: it would take the place of what is wrong. */
function narrowed(issues: readonly Issue[]): Annotation[] {
  if (issues.length === 0) return [];
  const lines = issues.map(({ rule, title }) => plainLine(inert(`${rule}: ${title}`)));
  return [{ kind: 'notice', title: 'Not verified everywhere', message: shortened(lines.join('\n')) }];
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}...` : text;
}

/** As many as are shown; where there are more, the last says so. */
function firstTen(all: readonly Annotation[]): Annotation[] {
  if (all.length <= MOST) return [...all];
  const hidden = all.length - MOST + 1;
  const [{ kind }] = all as [Annotation];
  const message = `${hidden} more ${hidden === 1 ? 'is' : 'are'} not shown here: see the summary, or the report`;
  return [...all.slice(0, MOST - 1), { kind, title: 'Trysquare', message }];
}
