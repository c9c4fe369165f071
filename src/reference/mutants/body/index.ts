import type { Mutant } from '../../mutant.ts';
import createdWithoutMember from './created-without-member.ts';
import headerEmpty from './header-empty.ts';
import headerLeftOut from './header-left-out.ts';
import headerWithUnit from './header-with-unit.ts';
import headerWordForNumber from './header-word-for-number.ts';
import htmlItem from './html-item.ts';
import itemInArray from './item-in-array.ts';
import memberTwice from './member-twice.ts';
import notUtf8Patched from './not-utf8-patched.ts';
import nullMember from './null-member.ts';
import plainLaterPage from './plain-later-page.ts';
import textForNumber from './text-for-number.ts';
import untypedNotFound from './untyped-not-found.ts';

/** The known faults of this family, a line each. */
export const body: readonly Mutant[] = [
  headerEmpty,
  headerLeftOut,
  headerWithUnit,
  headerWordForNumber,
  htmlItem,
  memberTwice,
  nullMember,
  textForNumber,
  notUtf8Patched,
  untypedNotFound,
  plainLaterPage,
  itemInArray,
  createdWithoutMember,
];
