import { firstPageOf } from '../../contract/pages.ts';
import { type Cutter, sizeAsked, takes, whole } from './cut.ts';

/** Pages with numbers. */
export const byNumber: Cutter = (asked) => {
  const { contract, operation, envelope, query, items } = asked;
  const start = firstPageOf(envelope, contract.schemas, operation);
  const paged = takes(asked, envelope.pageParameter);
  const size = paged || takes(asked, envelope.pageSizeParameter) ? sizeAsked(asked) : whole(asked).size;
  const page = paged ? Number(query.get(envelope.pageParameter ?? '') ?? start) : start;
  const last = start + Math.max(1, Math.ceil(items.length / size)) - 1;
  if (!Number.isInteger(page) || page < start || page > last) return undefined;
  return {
    from: (page - start) * size,
    size,
    says: [
      [envelope.page, page],
      [envelope.pageSize, size],
    ],
  };
};
