import { TOKEN } from '../script/credential.ts';
import { textParts } from './inert.ts';

/** A token as it stands in a path or query, where its punctuation is percent-encoded. */
const ENCODED_TOKEN = /%7B%7B(key|other|restricted)(?:(?:%3A|:)([a-z-]+))?%7D%7D/gi;

const VARIABLES: Readonly<Record<string, string>> = {
  key: 'TRYSQUARE_KEY',
  other: 'TRYSQUARE_KEY_OTHER',
  restricted: 'TRYSQUARE_KEY_RESTRICTED',
};

/** What makes a variation of a key in a POSIX shell, for use inside double quotes. */
const VARIATIONS: Readonly<Record<string, (variable: string) => string>> = {
  // Of the same length and kinds of characters, and another in every place.
  unknown: (variable) => `$(printf %s "$${variable}" | tr A-Za-z0-9 N-ZA-Mn-za-m5-90-4)`,
  appended: (variable) => `\${${variable}}xx`,
  truncated: (variable) => `\${${variable}%?}`,
  // As the run makes it: the two highest bits of what it may stand for in base64 differ.
  replaced: (variable) => `$(printf %s "$${variable}" | sed -e 's|[w-z0-9+/_-]$|k|' -e t -e 's/.$/x/')`,
  'case-flipped': (variable) => `$(printf %s "$${variable}" | tr a-zA-Z A-Za-z)`,
  spaced: (variable) => `$(printf %s "$${variable}" | sed "s/^.\\{$((\${#${variable}}/2))\\}/& /")`,
  'basic-user': (variable) => `$(printf %s: "$${variable}" | base64 | tr -d '\\n')`,
};

/** A piece of text: as it is, or a shell expression in its place. */
type Piece = { readonly plain: string } | { readonly expression: string };

/** Text as pieces: credential tokens become expressions over the variables that hold the keys. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of [...text.matchAll(TOKEN), ...text.matchAll(ENCODED_TOKEN)].sort(
    (a, b) => a.index - b.index,
  )) {
    const [token, key = '', variation] = match;
    if (match.index > end) found.push({ plain: text.slice(end, match.index) });
    end = match.index + token.length;
    const following = text[end] ?? '';
    found.push({ expression: expressionOf(key.toLowerCase(), variation?.toLowerCase(), following) });
  }
  if (end < text.length || found.length === 0) found.push({ plain: text.slice(end) });
  return found;
}

function expressionOf(key: string, variation: string | undefined, following: string): string {
  const variable = VARIABLES[key] ?? 'TRYSQUARE_KEY';
  if (variation === undefined) return /\w/.test(following) ? `\${${variable}}` : `$${variable}`;
  return VARIATIONS[variation]?.(variable) ?? `(a key: ${variation})`;
}

/**
 * One word of a shell command. Nothing in the text is interpreted but credential tokens, and what a terminal would
 * act on is spelt out, so that the line is safe to show and to paste.
 */
export function word(text: string): string {
  const parts = pieces(text).flatMap((piece) => ('plain' in piece ? visible(piece.plain) : piece));
  // Readers know one pair of double quotes better than three pairs of mixed ones.
  const calm = parts.every((part) => 'expression' in part || !/["$`\\!]/.test(part.plain));
  if (calm && parts.some((part) => 'expression' in part)) {
    return `"${parts.map((part) => ('plain' in part ? part.plain : part.expression)).join('')}"`;
  }
  return parts.map((part) => ('plain' in part ? quoted(part.plain) : `"${part.expression}"`)).join('');
}

/** Single quotes, in which a shell interprets nothing. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A character as the octal escapes of its UTF-8 bytes, as printf reads them. */
export function octal(character: string): string {
  return [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** Plain text with what would act in a terminal as expressions that print it. */
function visible(text: string): Piece[] {
  return textParts(text).map((part) =>
    part.active ? { expression: `$(printf '${octal(part.text)}')` } : { plain: part.text },
  );
}
