import type { Reason } from '../../../model.ts';
import { ADVICE } from '../../advice.ts';
import type { Report, RequirementReport } from '../../model.ts';
import { inProfile, openOf } from '../../scope.ts';
import { joined, type Markup, markup, text } from './markup.ts';
import { code, copied, field, folded, plural, section } from './parts.ts';
import { byReason, type Opening, openingAnchor, type Reasons } from './reasons.ts';
import { coverageText, requirementAnchor } from './requirements.ts';
import { OUT_OF_REACH } from './tones.ts';

const MOST_NAMED = 4;

/** What is not known, why, and what to do about it; apart from that, what the documents offer no way to. */
export function notVerifiedSection(report: Report, reasons: Reasons): Markup {
  const groups = byReason(reasons).map(([reason, openings]) => group(report, reason, openings));
  return section(
    markup`not-verified`,
    markup`Not verified`,
    groups.length === 0 ? undefined : markup`whether these hold is not known`,
    groups.length === 0 ? markup`<p>${text(everything(report))}</p>` : markup`${groups}`,
  );
}

/** How many requirements are open somewhere. */
export function openCount(reasons: Reasons): number {
  return new Set([...reasons.values()].flatMap(({ requirements }) => [...requirements])).size;
}

function everything(report: Report): string {
  return report.cases.length === 0
    ? 'No case was run.'
    : 'Every requirement of the profile was judged on every operation that it applies to.';
}

function group(report: Report, reason: Reason | undefined, openings: readonly Opening[]): Markup {
  const pairs = openings.reduce((sum, opening) => sum + opening.pairs, 0);
  const advice = reason === undefined ? undefined : ADVICE[reason];
  return markup`<h3>${text(titleOf(reason))} <small>${plural(pairs, 'open cell')} of the matrix</small></h3>
${advice === undefined ? undefined : markup`<p>What to do: ${text(advice)}.</p>\n`}${
  reason === OUT_OF_REACH ? coverage(report) : undefined
}${openings.map(card)}`;
}

function titleOf(reason: Reason | undefined): string {
  return reason === undefined
    ? 'No case'
    : reason.charAt(0).toUpperCase() + reason.slice(1).replaceAll('-', ' ');
}

function card(opening: Opening): Markup {
  const [why, configuration] = messageOf(opening);
  return markup`<div class="card warn" id="${openingAnchor(opening)}">
<p>${text(why)}</p>
${configuration === undefined ? undefined : copied(configuration)}${extent(opening)}
</div>
`;
}

/** The message, and the lines of configuration that would mend it, which keep their ends. */
function messageOf({ message }: Opening): readonly [why: string, configuration?: string] {
  const [first = '', ...rest] = message.split('\n');
  return first.endsWith('configure:') && rest.length > 0 ? [first, rest.join('\n')] : [message];
}

/** Who asks, and where: at once where that is short. */
function extent({ requirements, operations }: Opening): Markup {
  const names = [...requirements].map(({ id }) => id);
  const fields = markup`<dl class="fields">
${[
  field('Asked by', list(names)),
  operations.size === 0 ? undefined : field('Where', list([...operations])),
].filter((one) => one !== undefined)}</dl>`;
  if (requirements.size <= MOST_NAMED && operations.size <= MOST_NAMED) return fields;
  const where = operations.size === 0 ? undefined : markup` on ${plural(operations.size, 'operation')}`;
  return folded(markup`${plural(requirements.size, 'requirement')}${where}`, fields);
}

function list(names: readonly string[]): Markup {
  return joined(names.map(code), markup`, `);
}

/** Out of reach leaves the outcome alone: so how much is left has to be said in numbers. */
function coverage(report: Report): Markup {
  const narrowed = inProfile(report).filter((one) =>
    openOf(one).some(({ reason }) => reason === OUT_OF_REACH),
  );
  return markup`<p>The documents and the configuration offer no way to these. That says nothing about the target: it
narrows the coverage.</p>
${folded(markup`Coverage of ${plural(narrowed.length, 'requirement')}`, markup`<ul>\n${narrowed.map(covered)}</ul>`)}
`;
}

function covered(requirement: RequirementReport): Markup {
  return markup`<li><a href="#${requirementAnchor(requirement)}">${code(requirement.id)}</a>: ${coverageText(requirement)}\n`;
}
