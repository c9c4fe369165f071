import { isObject, segmentsOf, valueAt } from '../../../documents/pointer.ts';
import type { Piece } from './tokens.ts';

/** How much stays before the place that a pointer names. */
const LEAD = 120;

/**
 * A value as compact JSON of about so many characters, the part at a pointer marked. The pointer may start at the
 * value, or at its `body`. Undefined where it leads nowhere, or to all of it.
 */
export function pointed(value: unknown, pointer: string, room: number): Piece[] | undefined {
  const segments = segmentsOf(pointer);
  if (segments.length === 0) return undefined;
  const path = [segments, ['body', ...segments]].find((one) => standsAt(value, one));
  return path === undefined ? undefined : cut(written(value, path), room);
}

function standsAt(value: unknown, path: readonly string[]): boolean {
  const holder = path.slice(0, -1).reduce(memberOf, value);
  return memberOf(holder, path.at(-1) ?? '') !== undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return valueAt(value, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

/** JSON in pieces; what stands at the path is marked. */
function written(value: unknown, path: readonly string[] | undefined): Piece[] {
  if (path === undefined || path.length === 0)
    return [{ text: JSON.stringify(value) ?? String(value), differs: path !== undefined }];
  const [name, ...rest] = path;
  const members = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const pieces = members.flatMap(([key, member], index) => {
    const label = Array.isArray(value) ? '' : `${JSON.stringify(key)}:`;
    const here = String(key) === name ? rest : undefined;
    return [{ text: (index > 0 ? ',' : '') + label, differs: false }, ...written(member, here)];
  });
  return [{ text: open, differs: false }, ...pieces, { text: close, differs: false }];
}

/** The part around the mark. Counted in code points, lest one is cut in two. */
function cut(pieces: readonly Piece[], room: number): Piece[] {
  const marked = pieces.findIndex(({ differs }) => differs);
  const text = (some: readonly Piece[]): string[] => [...some.map((piece) => piece.text).join('')];
  const before = text(pieces.slice(0, marked));
  const middle = text(pieces.slice(marked, marked + 1));
  const after = text(pieces.slice(marked + 1));
  const all = before.length + middle.length + after.length;
  const start = all <= room ? 0 : Math.max(0, Math.min(before.length - LEAD, all - room));
  const from = before.slice(start);
  const here = middle.slice(0, Math.max(0, room - from.length));
  const rest = after.slice(0, Math.max(0, room - from.length - here.length));
  const ended = here.length === middle.length && rest.length === after.length;
  return [
    { text: (start > 0 ? '...' : '') + from.join(''), differs: false },
    { text: here.join(''), differs: true },
    { text: rest.join('') + (ended ? '' : '...'), differs: false },
  ];
}
