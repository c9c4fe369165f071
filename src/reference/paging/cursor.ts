import type { Item } from '../store.ts';
import { type Cutter, sizeAsked, takes, whole } from './cut.ts';

/** Pages that begin behind what a cursor names. The last one has no cursor. */
export const byCursor: Cutter = (asked) => {
  const { envelope, query, items } = asked;
  const { cursorParameter = '' } = envelope;
  const paged = takes(asked, cursorParameter);
  const size = paged || takes(asked, envelope.pageSizeParameter) ? sizeAsked(asked) : whole(asked).size;
  const from = paged ? placeOf(query.get(cursorParameter), items) : 0;
  if (from === undefined) return undefined;
  const last = items[from + size - 1];
  const next = last === undefined || from + size >= items.length ? null : cursorTo(from + size, last);
  return {
    from,
    size,
    says: [
      [envelope.next, next],
      [envelope.pageSize, size],
    ],
  };
};

/** A cursor: how many items go before, and the id of the last of them. It is not for others to read. */
function cursorTo(place: number, { id }: Item): string {
  return Buffer.from(JSON.stringify([place, id])).toString('base64url');
}

/** Where a cursor leads: behind the item that it names, or to where that was. Undefined for what is no cursor. */
function placeOf(cursor: string | null, items: readonly Item[]): number | undefined {
  if (cursor === null) return 0;
  const [place, id] = read(cursor) ?? [];
  if (place === undefined) return undefined;
  const known = items.findIndex((item) => item.id === id);
  return known === -1 ? Math.max(0, place - 1) : known + 1;
}

/** Whether a text is a cursor as they are given out here. */
export function isCursor(text: string): boolean {
  return read(text) !== undefined;
}

function read(text: string): [place: number, id: string] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [place, id] = Array.isArray(value) ? (value as unknown[]) : [];
    return Number.isInteger(place) && typeof id === 'string' ? [place as number, id] : undefined;
  } catch {
    return undefined;
  }
}
