import { joinPointer } from '../../documents/pointer.ts';

/** A text or a number in JSON, under a member that was asked for: itself, or deeper in it. */
export interface Leaf {
  /** The member's name, in lower case. */
  readonly name: string;
  readonly pointer: string;
  /** Where it stands in the text, with its quotes. */
  readonly start: number;
  readonly end: number;
  /** As JSON writes it, with no more escapes than are needed. */
  readonly literal: string;
  /** Whether it is an item of a list. */
  readonly listed: boolean;
}

interface Frame {
  readonly pointer: string;
  readonly name: string | undefined;
  /** The index of the next item; undefined in an object. */
  item: number | undefined;
}

const PART = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|-?\d[\d.eE+-]*|[{}[\],]/g;

/**
 * The texts and numbers under named members, wherever they stand in a text: also in one that is cut off, or is JSON
 * in parts only. Names count in any case.
 */
export function leavesIn(text: string, isNamed: (name: string) => boolean): Leaf[] {
  const leaves: Leaf[] = [];
  const frames: Frame[] = [{ pointer: '', name: undefined, item: undefined }];
  let key: string | undefined;
  for (const { 0: part, index } of text.matchAll(PART)) {
    const frame = frames.at(-1) as Frame;
    if (part.startsWith('"') && frame.item === undefined && isKey(text, index + part.length)) {
      key = unquoted(part);
      continue;
    }
    const segment = frame.item ?? key;
    const pointer = segment === undefined ? frame.pointer : joinPointer(frame.pointer, segment);
    const named = key !== undefined && isNamed(key.toLowerCase()) ? key.toLowerCase() : frame.name;
    if (part === ',') {
      if (frame.item !== undefined) frame.item += 1;
      key = undefined;
    } else if (part === '}' || part === ']') {
      if (frames.length > 1) frames.pop();
      key = undefined;
    } else if (part === '{' || part === '[') {
      frames.push({ pointer, name: named, item: part === '[' ? 0 : undefined });
      key = undefined;
    } else if (named !== undefined) {
      const literal = part.startsWith('"') ? JSON.stringify(unquoted(part)) : part;
      leaves.push({
        ...{ name: named, pointer, start: index, end: index + part.length },
        ...{ literal, listed: frame.item !== undefined },
      });
    }
  }
  return leaves;
}

/** The text with other literals in the place of leaves; each of them goes through `keep`. */
export function rewritten(
  text: string,
  leaves: readonly Leaf[],
  literalOf: (leaf: Leaf) => string,
  keep: (text: string) => string = (one) => one,
): string {
  let done = 0;
  const parts = leaves.flatMap((leaf) => {
    const literal = literalOf(leaf);
    const before = text.slice(done, leaf.start);
    done = leaf.end;
    return [before, keep(literal === leaf.literal ? text.slice(leaf.start, leaf.end) : literal)];
  });
  return parts.join('') + text.slice(done);
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

/** What a quoted text says; as it stands where it is no JSON. */
function unquoted(part: string): string {
  try {
    return String(JSON.parse(part));
  } catch {
    return part.slice(1).replace(/"$/, '');
  }
}
