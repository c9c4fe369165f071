import { groupBy } from '../../group.ts';
import type { LeftBehind, Report } from '../../model.ts';
import { type Markup, markup, text } from './markup.ts';
import { code, folded, numeral, section } from './parts.ts';

/** What this run left on the target, by collection and reason. */
export function leftBehindSection({ leftBehind }: Report): Markup | undefined {
  if (leftBehind.length === 0) return undefined;
  const groups = groupBy(leftBehind, ({ path, reason }) => `${reason} ${collectionOf(path)}`);
  return section(
    markup`left-behind`,
    markup`Left behind`,
    markup`made by this run, remove it by hand`,
    markup`<ul class="remarks">\n${[...groups.values()].map(item)}</ul>`,
  );
}

function item(group: readonly LeftBehind[]): Markup {
  const [first] = group;
  const reason = text(first?.reason ?? '');
  if (group.length === 1) return markup`<li>${code(first?.path ?? '')}: ${reason}\n`;
  const paths = group.map(({ path }) => markup`<li>${code(path)}`);
  const summary = markup`${text(numeral(group.length))} in ${code(collectionOf(first?.path ?? ''))}: ${reason}`;
  return markup`<li>${folded(summary, markup`<ul class="names">${paths}</ul>`)}\n`;
}

/** The path without its last part, and without ids of what it is below. */
function collectionOf(path: string): string {
  return path.replace(/[^/]+\/?$/, '').replace(/(?<=\/)(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d+)(?=\/)/g, '…');
}
