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
  const remarks = untestable.map(({ operation, reason, at }) => ({
    message: reason,
    at,
    operations: [operation],
  }));
  const parts = [
    part('Contradicts the contract', 'the contract counts', contradictions),
    part('Operations that cannot be judged', undefined, remarks),
    part('Notes', undefined, notes),
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

function part(
  title: string,
  note: string | undefined,
  remarks: readonly DocumentRemark[],
): Markup | undefined {
  if (remarks.length === 0) return undefined;
  const aside = note === undefined ? undefined : markup`, ${text(note)}`;
  const [first, rest] = [remarks.slice(0, MANY), remarks.slice(MANY)];
  return markup`<h3>${text(title)} <small>${text(numeral(remarks.length))}${aside}</small></h3>
${list(first)}${
  rest.length === 0 ? undefined : folded(markup`and ${text(numeral(rest.length))} more`, list(rest))
}`;
}

function list(remarks: readonly DocumentRemark[]): Markup {
  return markup`<ul class="remarks">\n${remarks.map(item)}</ul>\n`;
}

function item({ message, at, operations = [] }: DocumentRemark): Markup {
  const where =
    operations.length === 0 ? undefined : markup`<div class="where">${named(operations, MOST_NAMED)}</div>`;
  return markup`<li>${text(message)} <small>${code(at)}</small>${where}\n`;
}
