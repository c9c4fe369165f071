import type { Report } from '../../model.ts';
import { secondsOf } from '../../seconds.ts';
import { joined, type Markup, markup, text } from './markup.ts';
import { code, field, momentOf, numeral, plural, section } from './parts.ts';

/** What it takes to tell this run from another, and to run it again. */
export function runSection(report: Report): Markup {
  const { contract, evidence, plan, run, tool } = report;
  const { surface } = contract;
  const filters = plan.filters.length === 0 ? text('none') : joined(plan.filters.map(code), markup`, `);
  return section(
    markup`run`,
    markup`Run`,
    undefined,
    markup`<dl class="fields">
${[
  field('Tool', text(`${tool.name} ${tool.version}`)),
  field('Mode', text(run.mode === 'judged' ? 'judged from recorded exchanges' : 'judged while sending')),
  field('Profile', text(report.profile)),
  field('Seed', text(run.seed)),
  field('Requests', text(numeral(run.requests))),
  field('Read-only', text(run.readOnly ? 'yes: nothing was sent that changes something' : 'no')),
  field('Challenge', run.challenge === undefined ? undefined : code(run.challenge)),
  field(
    'Redacted',
    run.redacted &&
      markup`${joined(run.redacted.map(code), markup`, `)}: others of their kind stand for their values`,
  ),
  field('Filters', filters),
  field('Started', text(momentOf(run.startedAt))),
  field('Finished', text(`${momentOf(run.finishedAt)}, after ${secondsOf(run).toFixed(1)} s`)),
  field('Plan', markup`${plural(plan.cases, 'case')} ${code(plan.digest)}`),
  field('Contract', markup`${text(`${contract.id} ${contract.version}`)} ${code(contract.digest)}`),
  surface && field('Surface', markup`${text(`${surface.title} ${surface.version}`)} ${code(surface.digest)}`),
  evidence && field('Evidence', markup`${plural(evidence.exchanges, 'exchange')} ${code(evidence.digest)}`),
  field('Complete', text(report.footer.complete ? 'yes' : 'no: not every planned case came to its end')),
].filter((one) => one !== undefined)}</dl>
`,
  );
}
