import { inert } from '../../inert.ts';
import { COMMAND_MARK } from '../common/log.ts';

declare const brand: unique symbol;

/** A piece of HTML. Only this file makes it of strings, so that the compiler finds what is not escaped. */
export type Markup = string & { readonly [brand]: true };

type Part = Markup | readonly Markup[] | undefined;

/** Markup with markup in its gaps; lists follow each other, undefined is nothing. Text goes through `text` first. */
export function markup(parts: TemplateStringsArray, ...gaps: readonly Part[]): Markup {
  return parts.map((part, index) => part + shown(gaps[index])).join('') as Markup;
}

function shown(gap: Part): string {
  if (gap === undefined) return '';
  return typeof gap === 'string' ? gap : gap.join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // The short forms: bodies are full of quotes.
  '"': '&#34;',
  "'": '&#39;',
};

/**
 * Any text on one line, for content and for quoted attributes: no markup, and nothing in it acts. The page may be shown
 * in a log.
 */
export function text(value: string | number): Markup {
  return inert(String(value))
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(COMMAND_MARK, '#&#35;')
    .replace(/^(\s*):(?=:)/, '$1&#58;') as Markup;
}

/** The same with its line ends as they are, for where white space is kept. */
export function lines(value: string): Markup {
  return value.replaceAll('\r\n', '\n').split('\n').map(text).join('\n') as Markup;
}

/** A style or a script as it stands. Only for the constants of this folder. */
export function constant(code: string): Markup {
  return code as Markup;
}

/** Markup with the same between all of it. */
export function joined(items: readonly Markup[], between: Markup): Markup {
  return items.join(between) as Markup;
}

/** An id for fragments, of letters that no attribute ends at, quoted or not. */
export function anchor(kind: string, name: string): Markup {
  return `${kind}-${name.replace(/[^\w-]+/g, '-')}` as Markup;
}
