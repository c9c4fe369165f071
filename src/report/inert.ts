/**
 * What a terminal, an editor or a browser acts on instead of showing it: control characters, format characters
 * (bidi marks, zero-width characters), line separators, and code points that are no characters. It covers all that
 * XML 1.0 forbids.
 */
export const ACTIVE = /([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}])/u;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A part of a text: without active characters, or a single active one. */
interface TextPart {
  readonly text: string;
  readonly active: boolean;
}

/** The parts of a text in order; together they are the text. */
export function textParts(text: string): TextPart[] {
  const parts = text.split(ACTIVE).map((part, index) => ({ text: part, active: index % 2 === 1 }));
  return parts.filter((part) => part.text !== '');
}

/** Text on one line in which nothing acts: each active character is shown as an escape (`\n`, `\u001b`). */
export function inert(text: string): string {
  return textParts(text)
    .map((part) => (part.active ? (SHORT[part.text] ?? escapeOf(part.text)) : part.text))
    .join('');
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}
