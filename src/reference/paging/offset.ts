import { type Cutter, numberAsked, sizeAsked, takes, whole } from './cut.ts';

/** Pages that begin behind so many items. Behind the last one is an empty page. */
export const byOffset: Cutter = (asked) => {
  const { envelope } = asked;
  const paged = takes(asked, envelope.offsetParameter) || takes(asked, envelope.pageSizeParameter);
  const size = paged ? sizeAsked(asked) : whole(asked).size;
  const from = numberAsked(asked, envelope.offsetParameter) ?? 0;
  return {
    from,
    size,
    says: [
      [envelope.offset, from],
      [envelope.pageSize, size],
    ],
  };
};
