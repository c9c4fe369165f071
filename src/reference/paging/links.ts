import { firstPageOf } from '../../contract/pages.ts';
import type { Envelope } from '../../model.ts';
import { type Cutter, type Says, sizeAsked, takes, whole } from './cut.ts';

/** Pages with links to their neighbours. What the links ask with is theirs: it need not be documented. */
export const byLinks: Cutter = (asked) => {
  const { contract, operation, envelope, query, items, url } = asked;
  const { pageParameter, pageSizeParameter } = envelope;
  if (pageParameter !== undefined && !takes(asked, pageParameter) && !takes(asked, pageSizeParameter)) {
    return { ...whole(asked), says: neighbours(envelope, null, null) };
  }
  const name = pageParameter ?? 'page';
  const start = firstPageOf(envelope, contract.schemas, operation);
  const size = sizeAsked(asked);
  const page = Number(query.get(name) ?? start);
  const last = start + Math.max(1, Math.ceil(items.length / size)) - 1;
  if (!Number.isInteger(page) || page < start || page > last) return undefined;
  const link = (number: number): string | null => {
    if (number < start || number > last) return null;
    const target = new URLSearchParams(query);
    target.set(name, String(number));
    return `${url}?${target}`;
  };
  return { from: (page - start) * size, size, says: neighbours(envelope, link(page + 1), link(page - 1)) };
};

function neighbours({ next, previous }: Envelope, after: string | null, before: string | null): Says {
  return [
    [next, after],
    [previous, before],
  ];
}
