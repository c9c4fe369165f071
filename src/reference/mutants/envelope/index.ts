import type { Mutant } from '../../mutant.ts';
import bareArrayBelow from './bare-array-below.ts';
import brokenItemBelow from './broken-item-below.ts';
import brokenItemLater from './broken-item-later.ts';
import countAsText from './count-as-text.ts';
import countCapped from './count-capped.ts';
import countOneLessBelow from './count-one-less-below.ts';
import countOneMore from './count-one-more.ts';
import cursorIgnored from './cursor-ignored.ts';
import cursorNeverEnds from './cursor-never-ends.ts';
import cursorRepeated from './cursor-repeated.ts';
import emptyCountsOne from './empty-counts-one.ts';
import emptyHasNext from './empty-has-next.ts';
import emptyNotFound from './empty-not-found.ts';
import emptyWithoutArray from './empty-without-array.ts';
import farPageEmpty from './far-page-empty.ts';
import firstItemAgain from './first-item-again.ts';
import itemRepeated from './item-repeated.ts';
import itemWithoutMember from './item-without-member.ts';
import laterPageRefused from './later-page-refused.ts';
import linkOtherSize from './link-other-size.ts';
import linksInACircle from './links-in-a-circle.ts';
import nextLeftOut from './next-left-out.ts';
import nextPastTheEnd from './next-past-the-end.ts';
import noCount from './no-count.ts';
import noPrevious from './no-previous.ts';
import noWayBack from './no-way-back.ts';
import offsetIgnored from './offset-ignored.ts';
import offsetOneLess from './offset-one-less.ts';
import offsetOneMore from './offset-one-more.ts';
import offsetSaidWrong from './offset-said-wrong.ts';
import pageSizeCounted from './page-size-counted.ts';
import pageSizeIgnored from './page-size-ignored.ts';
import pageSizeOneMore from './page-size-one-more.ts';
import pastTheEndEmpty from './past-the-end-empty.ts';
import pastTheEndFirst from './past-the-end-first.ts';
import pastTheEndRefused from './past-the-end-refused.ts';
import previousLeadsHere from './previous-leads-here.ts';
import previousLeadsToFirst from './previous-leads-to-first.ts';
import relativeLink from './relative-link.ts';
import sizeFromTheStart from './size-from-the-start.ts';

/** The known faults of this family, a line each. */
export const envelope: readonly Mutant[] = [
  brokenItemLater,
  countCapped,
  countOneMore,
  emptyCountsOne,
  emptyHasNext,
  emptyNotFound,
  emptyWithoutArray,
  farPageEmpty,
  itemRepeated,
  itemWithoutMember,
  linksInACircle,
  nextPastTheEnd,
  noCount,
  noPrevious,
  pageSizeCounted,
  pageSizeIgnored,
  pageSizeOneMore,
  pastTheEndEmpty,
  pastTheEndFirst,
  pastTheEndRefused,
  previousLeadsHere,
  relativeLink,
  brokenItemBelow,
  countOneLessBelow,
  countAsText,
  bareArrayBelow,
  nextLeftOut,
  noWayBack,
  linkOtherSize,
  firstItemAgain,
  cursorRepeated,
  cursorIgnored,
  cursorNeverEnds,
  laterPageRefused,
  offsetOneLess,
  offsetOneMore,
  offsetIgnored,
  offsetSaidWrong,
  sizeFromTheStart,
  previousLeadsToFirst,
];
