import type { Mutant } from '../../mutant.ts';
import createdCutShort from './created-cut-short.ts';
import createdIncomplete from './created-incomplete.ts';
import createdNotListed from './created-not-listed.ts';
import createdNotOnLaterPages from './created-not-on-later-pages.ts';
import createdNotStored from './created-not-stored.ts';
import deletedShowsBelow from './deleted-shows-below.ts';
import deletedStillListed from './deleted-still-listed.ts';
import deletedStillRead from './deleted-still-read.ts';
import deletedStillReplaced from './deleted-still-replaced.ts';
import deletedStillThere from './deleted-still-there.ts';
import deletedTwice from './deleted-twice.ts';
import listFromStart from './list-from-start.ts';
import locationOfAnother from './location-of-another.ts';
import locationOfCollection from './location-of-collection.ts';
import patchClearsArray from './patch-clears-array.ts';
import patchIgnored from './patch-ignored.ts';
import patchPassesOverFlags from './patch-passes-over-flags.ts';
import patchResets from './patch-resets.ts';
import patchWithoutFlags from './patch-without-flags.ts';
import readBeforeChange from './read-before-change.ts';
import replacementAppends from './replacement-appends.ts';
import replacementIgnored from './replacement-ignored.ts';
import replacementPartial from './replacement-partial.ts';
import replacementWithoutNumber from './replacement-without-number.ts';
import sameReplacementRefused from './same-replacement-refused.ts';

/** The known faults of this family, a line each. */
export const lifecycle: readonly Mutant[] = [
  createdCutShort,
  createdNotListed,
  createdNotOnLaterPages,
  createdNotStored,
  createdIncomplete,
  deletedStillListed,
  deletedStillRead,
  deletedStillReplaced,
  deletedStillThere,
  deletedTwice,
  listFromStart,
  locationOfAnother,
  locationOfCollection,
  patchClearsArray,
  patchIgnored,
  patchResets,
  patchWithoutFlags,
  readBeforeChange,
  replacementAppends,
  replacementIgnored,
  replacementPartial,
  replacementWithoutNumber,
  sameReplacementRefused,
  patchPassesOverFlags,
  deletedShowsBelow,
];
