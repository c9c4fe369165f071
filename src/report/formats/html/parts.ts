import { joined, lines, type Markup, markup, text } from './markup.ts';

/** A part of the page with its heading, which names it for those who jump from one to the next. */
export function section(id: Markup, title: Markup, note: Markup | undefined, content: Markup): Markup {
  const aside = note === undefined ? undefined : markup` <small>${note}</small>`;
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${aside}</h2>
${content}
</section>
`;
}

/** Content that opens on demand. */
export function folded(summary: Markup, content: Markup, open = false): Markup {
  return markup`<details${open ? markup` open` : undefined}><summary>${summary}</summary>${content}</details>`;
}

/** A list of names: all where there are few, else the first, and the rest on demand. */
export function named(names: readonly string[], most: number): Markup {
  const shown = names.length <= most + 1 ? names : names.slice(0, most);
  const rest = names.slice(shown.length);
  const first = joined(shown.map(code), markup`, `);
  if (rest.length === 0) return first;
  const items = rest.map((name) => markup`<li>${code(name)}`);
  return markup`${first} ${folded(markup`and ${text(rest.length)} more`, markup`<ul class="names">${items}</ul>`)}`;
}

/** Something of the report or of the documents, set apart from what this page says. */
export function code(value: string): Markup {
  return markup`<code>${text(value)}</code>`;
}

/** Lines to copy: the script puts a button beside them. */
export function copied(value: string): Markup {
  return markup`<pre class="copied">${lines(value)}</pre>`;
}

/** A label and what it says, for a description list; nothing where there is nothing to say. */
export function field(label: string, content: Markup | undefined): Markup | undefined {
  return content === undefined ? undefined : markup`<div><dt>${text(label)}<dd>${content}</div>\n`;
}

/** The count and the noun, in the plural where that is right. */
export function plural(count: number, noun: string): Markup {
  return text(amount(count, noun));
}

/** The same within a longer text. */
export function amount(count: number, noun: string): string {
  return `${numeral(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** 12148 as 12,148: the same on every machine. */
export function numeral(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A time of the report to the second; as it stands where it is none. */
export function momentOf(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
}

/** The first so many characters, and dots where there are more. */
export function cut(value: string, most: number): string {
  const characters = [...value];
  return characters.length <= most ? value : `${characters.slice(0, most).join('')}...`;
}
