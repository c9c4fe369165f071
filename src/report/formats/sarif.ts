import type { Report } from '../model.ts';
import { issuesOf } from './common/issues.ts';
import { jsonText } from './common/json-text.ts';
import { summaryOf } from './common/summary.ts';
import type { ReportFormat } from './format.ts';
import { resultOf } from './sarif/result.ts';
import { rulesOf } from './sarif/rules.ts';
import { plainMessage } from './sarif/text.ts';

/**
 * SARIF 2.1.0, as GitHub's code scanning shows it: a rule per requirement, a result per finding, at the line of the
 * document that speaks of the operation. A MUST that was not verified is a result of level `error` at its row in the
 * contract, as GitHub leaves out results of any other kind than failures; what only narrows the coverage is a `note`.
 */
export const sarif: ReportFormat = {
  name: 'sarif',
  extension: 'sarif',
  render(report) {
    const rules = rulesOf(report);
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    return jsonText({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Trysquare',
              semanticVersion: report.tool.version,
              properties: { contract: `${report.contract.id} ${report.contract.version}` },
              rules,
            },
          },
          invocations: [invocationOf(report)],
          columnKind: 'utf16CodeUnits',
          results: issuesOf(report).map((issue) => resultOf(report, issue, indexes)),
          properties: factsOf(report),
        },
      ],
    });
  },
};

function invocationOf(report: Report): object {
  const { success, cut, headline } = summaryOf(report);
  const broken = cut !== undefined || report.outcome === 'invalid';
  return {
    executionSuccessful: !broken,
    startTimeUtc: report.run.startedAt,
    endTimeUtc: report.run.finishedAt,
    toolExecutionNotifications: [{ level: success ? 'note' : 'error', message: plainMessage(headline) }],
  };
}

/** What code scanning has no place for. */
function factsOf(report: Report): object {
  const { coverage, open } = summaryOf(report);
  const { outcome, profile, subject, footer } = report;
  return { outcome, profile, target: subject.target, coverage, openCases: open, cases: footer.cases };
}
