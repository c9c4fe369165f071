import { inert } from '../inert.ts';
import type { RunOutcome } from '../model.ts';
import { jsonText } from './common/json-text.ts';
import { summaryOf } from './common/summary.ts';
import type { ReportFormat } from './format.ts';

const COLOURS: Readonly<Record<RunOutcome, string>> = {
  conformant: 'brightgreen',
  'conformant-with-deviations': 'yellow',
  nonconformant: 'red',
  incomplete: 'red',
  invalid: 'red',
};

/**
 * A badge as the endpoint of shields.io takes it: the outcome, on how much, by which contract and when. Never a
 * percentage: a part of a contract is no grade.
 */
export const badge: ReportFormat = {
  name: 'badge',
  extension: 'json',
  render(report) {
    const { success, headline, coverage, open } = summaryOf(report);
    const { contract, outcome, run } = report;
    const [word = ''] = headline.split(':');
    const parts = [
      word.toLowerCase().replaceAll('-', ' '),
      ...(run.aborted === undefined ? [] : ['aborted']),
      coverage,
      ...(open.startsWith('0 ') ? [] : [open]),
      `contract ${contract.version}`,
      run.finishedAt.slice(0, 10),
    ];
    return jsonText({
      schemaVersion: 1,
      label: inert(contract.title) || contract.id,
      message: inert(parts.join(' · ')),
      color: success ? COLOURS[outcome] : 'red',
      isError: !success,
    });
  },
};
