/** The ways to cut a list into pages, a line each. */
import type { PagingStyle } from '../../model.ts';
import { byCursor } from './cursor.ts';
import { type Cutter, whole } from './cut.ts';
import { byLinks } from './links.ts';
import { byNumber } from './number.ts';
import { byOffset } from './offset.ts';

export const cutters: Readonly<Record<PagingStyle, Cutter>> = {
  links: byLinks,
  cursor: byCursor,
  offset: byOffset,
  number: byNumber,
  none: whole,
};
