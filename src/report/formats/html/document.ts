import type { DocumentRemark, Report } from '../../model.ts';
import { type Markup, markup, text } from './markup.ts';
import { code, folded, named, numeral, section } from './parts.ts';

const MOST_NAMED = 3;

/** As many are shown at once. */
const MANY = 8;

/** What is to be said of the document that the contract was laid over: it says nothing about the target. */
export function documentSection({ contract: { surface } }: Report): Markup | undefined {
  if (surface === undefined) return undefined;
  const { untestable, contradictions, notes } = surface;
  const untested = untestable.map(
    ({ operation, reason, at }) =>
      markup`<li>${code(operation)}: ${text(reason)} <small>${code(at)}</small>\n`,
  );
  const parts = [
    part('Contradicts the contract', ', the contract counts', contradictions.map(item)),
    part('Operations that cannot be judged', '', untested),
    part('Notes', '', notes.map(item)),
  ].filter((one) => one !== undefined);
  return section(
    markup`document`,
    markup`Document`,
    markup`about what was read, not about the target`,
    parts.length === 0 ? markup`<p>Nothing to remark on ${text(surface.title)}.</p>` : markup`${parts}`,
  );
}

/** How many remarks there are. */
export function remarkCount({ contract: { surface } }: Report): number {
  if (surface === undefined) return 0;
  return surface.untestable.length + surface.contradictions.length + surface.notes.length;
}

function part(title: string, note: string, items: readonly Markup[]): Markup | undefined {
  if (items.length === 0) return undefined;
  const [first, rest] = [items.slice(0, MANY), items.slice(MANY)];
  return markup`<h3>${text(title)} <small>${text(numeral(items.length) + note)}</small></h3>
${list(first)}${
  rest.length === 0 ? undefined : folded(markup`and ${text(numeral(rest.length))} more`, list(rest))
}`;
}

function list(items: readonly Markup[]): Markup {
  return markup`<ul class="remarks">\n${items}</ul>\n`;
}

function item({ message, at, operations = [] }: DocumentRemark): Markup {
  const where =
    operations.length === 0 ? undefined : markup`<div class="where">${named(operations, MOST_NAMED)}</div>`;
  return markup`<li>${text(message)} <small>${code(at)}</small>${where}\n`;
}
