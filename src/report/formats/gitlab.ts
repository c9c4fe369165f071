import { inert } from '../inert.ts';
import { sentenceOf } from './common/facts.ts';
import { contractPlace, type Issue, issuesOf } from './common/issues.ts';
import { jsonText } from './common/json-text.ts';
import { readPlace } from './common/place.ts';
import { summaryOf } from './common/summary.ts';
import type { ReportFormat } from './format.ts';

/**
 * GitLab's Code Quality report: an issue per finding and per requirement that was not verified. Where there is one,
 * the first says the outcome and how much was judged; without any, the list is empty, as GitLab wants it.
 */
export const gitlab: ReportFormat = {
  name: 'gitlab',
  extension: 'json',
  render(report) {
    const issues = issuesOf(report);
    if (issues.length === 0) return jsonText([]);
    const { success, headline, coverage, open } = summaryOf(report);
    const outcome = {
      description: inert(`${headline} (${coverage}; ${open})`),
      check_name: 'outcome',
      // Of the outcome, not of the run: the next one is the same issue only where it comes to the same.
      fingerprint: `outcome-${report.outcome}`,
      severity: success ? 'info' : 'blocker',
      location: locationOf(contractPlace(report)),
    };
    return jsonText([outcome, ...issues.filter(({ kind }) => kind !== 'run').map(issueOf)]);
  },
};

function issueOf(issue: Issue): object {
  const { kind, rule, fingerprint, finding } = issue;
  const fix = finding === undefined ? '' : ` Fix: ${finding.fix}`;
  return {
    description: inert(`${sentenceOf(issue)}.${fix}`),
    check_name: rule,
    fingerprint,
    severity: severityOf(kind, issue.severity),
    location: locationOf(issue.at),
  };
}

function severityOf(kind: Issue['kind'], severity: Issue['severity']): string {
  if (severity === 'note') return 'info';
  if (severity === 'warning') return 'minor';
  return kind === 'finding' ? 'critical' : 'major';
}

/** GitLab shows no issue without a path and a line. */
function locationOf(at: string | undefined): object {
  const { file, line } = readPlace(at ?? 'openapi.yaml:1');
  return { path: inert(file), lines: { begin: line } };
}
