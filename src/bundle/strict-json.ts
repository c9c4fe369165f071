import { LIMITS } from './layout.ts';
import { refuse } from './refusal.ts';

/**
 * Reads JSON of a stranger: UTF-8, no member twice (two readers could see two values), none that stands for the
 * prototype of an object, and no depth that a reader could not return from.
 * @throws Refusal
 */
export function parseStrict(bytes: Uint8Array): unknown {
  const text = utf8(bytes);
  const reason = objection(text);
  if (reason !== undefined) refuse(reason);
  try {
    return JSON.parse(text);
  } catch {
    return refuse('is not valid JSON');
  }
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('is not UTF-8');
  }
}

/** Why a text is refused though it may be JSON. What is no JSON at all is for the parser to find. */
function objection(text: string): string | undefined {
  const mark = /["{}[\]]/g;
  /** The names of each object that is open; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '{' || found[0] === '[') {
      open.push(found[0] === '{' ? new Set() : undefined);
      if (open.length > LIMITS.depth) return `is nested more than ${LIMITS.depth} deep`;
    } else if (found[0] !== '"') open.pop();
    else {
      const end = endOfString(text, found.index);
      mark.lastIndex = end;
      const names = open.at(-1);
      if (names === undefined || !isFollowedByColon(text, end)) continue;
      const name = nameIn(text.slice(found.index, end));
      if (name === '__proto__') return 'has a member "__proto__"';
      if (names.has(name)) return `has the member "${name.slice(0, 60)}" twice in one object`;
      names.add(name);
    }
  }
  return undefined;
}

/** Behind the closing quote of the string that begins at an offset. */
function endOfString(text: string, offset: number): number {
  for (let end = text.indexOf('"', offset + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

function isFollowedByColon(text: string, offset: number): boolean {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

/** Two spellings of one name are one name. */
function nameIn(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
