import type { Exchange } from '../../model.ts';
import { plural } from '../../plural.ts';
import { inert } from '../inert.ts';
import { jsonText } from './common/json-text.ts';
import { summaryOf } from './common/summary.ts';
import type { ReportFormat } from './format.ts';
import { entryOf, PAGE } from './har/entry.ts';

/**
 * HAR 1.2: every exchange that was sent, as browsers and proxies read them. It says nothing of verdicts: the title of
 * its page tells the outcome, so that nobody takes answers for successes. What was withheld is counted and left out.
 */
export const har: ReportFormat = {
  name: 'har',
  extension: 'har',
  showsEvidence: true,
  render(report, evidence = []) {
    const { headline, coverage, open } = summaryOf(report);
    const { startedAt } = report.run;
    const all = [...evidence];
    const sent = all.filter(({ withheld }) => withheld === undefined);
    const log = {
      version: '1.2',
      creator: { name: report.tool.name, version: report.tool.version },
      pages: [
        {
          id: PAGE,
          title: inert(`${headline} (${coverage}; ${open})`),
          startedDateTime: startedAt,
          pageTimings: {},
        },
      ],
      entries: sent.map((exchange) => entryOf(report, exchange)),
      comment: commentOn(all, sent),
    };
    // Not indented: there may be millions of lines.
    return jsonText({ log }, 0);
  },
};

function commentOn(all: readonly Exchange[], sent: readonly Exchange[]): string {
  const withheld = all.length - sent.length;
  return [
    'Keys are replaced by tokens ({{key}}).',
    'The moment of sending is not recorded: every entry carries the start of the run.',
    `${withheld} of ${plural(all.length, 'request')} ${withheld === 1 ? 'was withheld, and is' : 'were withheld, and are'} left out.`,
  ].join(' ');
}
