import { inert } from '../inert.ts';
import { inProfile } from '../scope.ts';
import { jsonText } from './common/json-text.ts';
import { summaryOf } from './common/summary.ts';
import { type Test, testsOf } from './ctrf/tests.ts';
import type { ReportFormat } from './format.ts';

/** The version of the specification whose schema the specs hold this against. */
const SPEC_VERSION = '0.0.0';

/**
 * The Common Test Report Format: a test per case. Its list of statuses is closed: a case without a judgement is
 * `other`, with its verdict as `rawStatus`; only what does not apply is `skipped`. Where the run is no success and no
 * case failed, a test `run` fails.
 */
export const ctrf: ReportFormat = {
  name: 'ctrf',
  extension: 'ctrf.json',
  render(report) {
    const { coverage, open, headline } = summaryOf(report);
    const { tool, run, contract, subject, outcome, profile } = report;
    const tests = testsOf(report);
    const [start, stop] = [timeOf(run.startedAt), timeOf(run.finishedAt)];
    return jsonText({
      reportFormat: 'CTRF',
      specVersion: SPEC_VERSION,
      timestamp: run.finishedAt,
      generatedBy: `${tool.name} ${tool.version}`,
      results: {
        tool: { name: tool.name, version: tool.version },
        summary: {
          tests: tests.length,
          passed: count(tests, 'passed'),
          failed: count(tests, 'failed'),
          skipped: count(tests, 'skipped'),
          pending: 0,
          other: count(tests, 'other'),
          suites: inProfile(report).length,
          start,
          stop: Math.max(start, stop),
          extra: { outcome, headline: inert(headline), coverage, openCases: open },
        },
        tests,
        environment: {
          reportName: inert(contract.title) || contract.id,
          appName: inert(subject.target),
          extra: { contract: `${contract.id} ${contract.version}`, profile },
        },
      },
    });
  },
};

function count(tests: readonly Test[], status: Test['status']): number {
  return tests.filter((test) => test.status === status).length;
}

/** Milliseconds since 1970; 0 where that cannot be told. */
function timeOf(text: string): number {
  const time = Date.parse(text);
  return Number.isFinite(time) ? time : 0;
}
