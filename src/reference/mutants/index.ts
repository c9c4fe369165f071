/** The known faults, a line each. */
import { UsageError } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import type { Mutant } from '../mutant.ts';
import alteredKeyCase from './auth/altered-key-case.ts';
import alteredKeyEverySecond from './auth/altered-key-every-second.ts';
import alteredKeyLastCharacter from './auth/altered-key-last-character.ts';
import alteredKeyLonger from './auth/altered-key-longer.ts';
import alteredKeyShorter from './auth/altered-key-shorter.ts';
import checkedAfterBody from './auth/checked-after-body.ts';
import checkedAfterLookup from './auth/checked-after-lookup.ts';
import checkedAfterLookupToDelete from './auth/checked-after-lookup-to-delete.ts';
import checkedAfterMediaType from './auth/checked-after-media-type.ts';
import emptyChallenge from './auth/empty-challenge.ts';
import emptyKeyAccepted from './auth/empty-key-accepted.ts';
import emptyKeyDeletes from './auth/empty-key-deletes.ts';
import emptyKeyForbidden from './auth/empty-key-forbidden.ts';
import extraSpaceCollapsed from './auth/extra-space-collapsed.ts';
import extraSpaceCreates from './auth/extra-space-creates.ts';
import extraSpaceRemoved from './auth/extra-space-removed.ts';
import keyInAnswerHeader from './auth/key-in-answer-header.ts';
import keyInBody from './auth/key-in-body.ts';
import keyInCookie from './auth/key-in-cookie.ts';
import keyInGatewayHeader from './auth/key-in-gateway-header.ts';
import keyInNotFound from './auth/key-in-not-found.ts';
import keyInOtherHeader from './auth/key-in-other-header.ts';
import keyInQuery from './auth/key-in-query.ts';
import keyInRefusal from './auth/key-in-refusal.ts';
import keyInSetCookie from './auth/key-in-set-cookie.ts';
import malformedKeyCleaned from './auth/malformed-key-cleaned.ts';
import malformedKeyCut from './auth/malformed-key-cut.ts';
import malformedKeyOtherBody from './auth/malformed-key-other-body.ts';
import missingKeyOtherBody from './auth/missing-key-other-body.ts';
import missingKeyPatches from './auth/missing-key-patches.ts';
import missingKeyReads from './auth/missing-key-reads.ts';
import noChallenge from './auth/no-challenge.ts';
import noChallengeBelow from './auth/no-challenge-below.ts';
import refusedChangeDone from './auth/refused-change-done.ts';
import refusedDeleteDone from './auth/refused-delete-done.ts';
import refusedPatchDone from './auth/refused-patch-done.ts';
import unknownKeyAccepted from './auth/unknown-key-accepted.ts';
import unknownKeyBelow from './auth/unknown-key-below.ts';
import unknownKeyForbidden from './auth/unknown-key-forbidden.ts';
import unknownKeyReadsItem from './auth/unknown-key-reads-item.ts';
import validKeyRefusedBelow from './auth/valid-key-refused-below.ts';
import validKeyRefusedOnce from './auth/valid-key-refused-once.ts';
import validKeyRefusedToChange from './auth/valid-key-refused-to-change.ts';
import wrongSchemeBearer from './auth/wrong-scheme-bearer.ts';
import wrongSchemeDeletes from './auth/wrong-scheme-deletes.ts';
import wrongSchemeNoneLists from './auth/wrong-scheme-none-lists.ts';
import wrongSchemeOtherBody from './auth/wrong-scheme-other-body.ts';
import createdWithoutMember from './body/created-without-member.ts';
import headerEmpty from './body/header-empty.ts';
import headerLeftOut from './body/header-left-out.ts';
import headerWithUnit from './body/header-with-unit.ts';
import headerWordForNumber from './body/header-word-for-number.ts';
import htmlItem from './body/html-item.ts';
import itemInArray from './body/item-in-array.ts';
import memberTwice from './body/member-twice.ts';
import notUtf8Patched from './body/not-utf8-patched.ts';
import nullMember from './body/null-member.ts';
import plainLaterPage from './body/plain-later-page.ts';
import textForNumber from './body/text-for-number.ts';
import untypedNotFound from './body/untyped-not-found.ts';
import alwaysFails from './control/always-fails.ts';
import inert from './control/inert.ts';
import bareArrayBelow from './envelope/bare-array-below.ts';
import brokenItemBelow from './envelope/broken-item-below.ts';
import brokenItemLater from './envelope/broken-item-later.ts';
import countAsText from './envelope/count-as-text.ts';
import countCapped from './envelope/count-capped.ts';
import countOneLessBelow from './envelope/count-one-less-below.ts';
import countOneMore from './envelope/count-one-more.ts';
import cursorIgnored from './envelope/cursor-ignored.ts';
import cursorNeverEnds from './envelope/cursor-never-ends.ts';
import cursorRepeated from './envelope/cursor-repeated.ts';
import emptyCountsOne from './envelope/empty-counts-one.ts';
import emptyHasNext from './envelope/empty-has-next.ts';
import emptyNotFound from './envelope/empty-not-found.ts';
import emptyWithoutArray from './envelope/empty-without-array.ts';
import farPageEmpty from './envelope/far-page-empty.ts';
import firstItemAgain from './envelope/first-item-again.ts';
import itemRepeated from './envelope/item-repeated.ts';
import itemWithoutMember from './envelope/item-without-member.ts';
import laterPageRefused from './envelope/later-page-refused.ts';
import linkOtherSize from './envelope/link-other-size.ts';
import linksInACircle from './envelope/links-in-a-circle.ts';
import nextLeftOut from './envelope/next-left-out.ts';
import nextPastTheEnd from './envelope/next-past-the-end.ts';
import noCount from './envelope/no-count.ts';
import noPrevious from './envelope/no-previous.ts';
import noWayBack from './envelope/no-way-back.ts';
import offsetIgnored from './envelope/offset-ignored.ts';
import offsetOneLess from './envelope/offset-one-less.ts';
import offsetOneMore from './envelope/offset-one-more.ts';
import offsetSaidWrong from './envelope/offset-said-wrong.ts';
import pageSizeCounted from './envelope/page-size-counted.ts';
import pageSizeIgnored from './envelope/page-size-ignored.ts';
import pageSizeOneMore from './envelope/page-size-one-more.ts';
import pastTheEndEmpty from './envelope/past-the-end-empty.ts';
import pastTheEndFirst from './envelope/past-the-end-first.ts';
import pastTheEndRefused from './envelope/past-the-end-refused.ts';
import previousLeadsHere from './envelope/previous-leads-here.ts';
import relativeLink from './envelope/relative-link.ts';
import sizeFromTheStart from './envelope/size-from-the-start.ts';
import absentBelowGone from './error/absent-below-gone.ts';
import absentDeleted from './error/absent-deleted.ts';
import absentForbidden from './error/absent-forbidden.ts';
import absentOtherBody from './error/absent-other-body.ts';
import deniedAsNotFound from './error/denied-as-not-found.ts';
import deniedChangeDone from './error/denied-change-done.ts';
import emptyAllow from './error/empty-allow.ts';
import emptyCreationOtherBody from './error/empty-creation-other-body.ts';
import emptyReplacementNotFound from './error/empty-replacement-not-found.ts';
import enumNotEnforced from './error/enum-not-enforced.ts';
import filePath from './error/file-path.ts';
import firstFieldOnly from './error/first-field-only.ts';
import formatNotEnforced from './error/format-not-enforced.ts';
import itemCountNotEnforced from './error/item-count-not-enforced.ts';
import itemsNotChecked from './error/items-not-checked.ts';
import lengthNotEnforced from './error/length-not-enforced.ts';
import malformedIdOtherStatus from './error/malformed-id-other-status.ts';
import maximumNotEnforced from './error/maximum-not-enforced.ts';
import mediaTypeChangesNothing from './error/media-type-changes-nothing.ts';
import mediaTypeFails from './error/media-type-fails.ts';
import mediaTypeIgnored from './error/media-type-ignored.ts';
import messagesAsText from './error/messages-as-text.ts';
import methodNotFound from './error/method-not-found.ts';
import methodPassedOver from './error/method-passed-over.ts';
import minimumNotEnforced from './error/minimum-not-enforced.ts';
import nestedNotChecked from './error/nested-not-checked.ts';
import nestedRequiredNotEnforced from './error/nested-required-not-enforced.ts';
import noAllow from './error/no-allow.ts';
import nullAccepted from './error/null-accepted.ts';
import objectAsText from './error/object-as-text.ts';
import otherRequiredMessage from './error/other-required-message.ts';
import parameterFindsNothing from './error/parameter-finds-nothing.ts';
import parameterIgnored from './error/parameter-ignored.ts';
import patchNotChecked from './error/patch-not-checked.ts';
import patternNotEnforced from './error/pattern-not-enforced.ts';
import queryShown from './error/query-shown.ts';
import refusalNamesAnotherField from './error/refusal-names-another-field.ts';
import refusalWithoutField from './error/refusal-without-field.ts';
import replacementNotChecked from './error/replacement-not-checked.ts';
import requiredOtherName from './error/required-other-name.ts';
import requiredPassedOver from './error/required-passed-over.ts';
import restrictedCreateAllowed from './error/restricted-create-allowed.ts';
import restrictedDeleteAllowed from './error/restricted-delete-allowed.ts';
import restrictedPatchAllowed from './error/restricted-patch-allowed.ts';
import shortnessNotEnforced from './error/shortness-not-enforced.ts';
import stackTrace from './error/stack-trace.ts';
import unparsableOtherStatus from './error/unparsable-other-status.ts';
import unparsableReplacementHtml from './error/unparsable-replacement-html.ts';
import unparsableReplacementPassedOver from './error/unparsable-replacement-passed-over.ts';
import unroutedHtml from './error/unrouted-html.ts';
import unroutedMoved from './error/unrouted-moved.ts';
import unroutedOk from './error/unrouted-ok.ts';
import unroutedUnauthorized from './error/unrouted-unauthorized.ts';
import wordAsNumber from './error/word-as-number.ts';
import otherChangeDone from './isolation/other-change-done.ts';
import otherChanges from './isolation/other-changes.ts';
import otherDeleteAnswered from './isolation/other-delete-answered.ts';
import otherDeleteDone from './isolation/other-delete-done.ts';
import otherDeletes from './isolation/other-deletes.ts';
import otherListsMade from './isolation/other-lists-made.ts';
import otherListsNested from './isolation/other-lists-nested.ts';
import otherListsOneCollection from './isolation/other-lists-one-collection.ts';
import otherPatches from './isolation/other-patches.ts';
import otherReads from './isolation/other-reads.ts';
import otherReadsNested from './isolation/other-reads-nested.ts';
import otherToldItExists from './isolation/other-told-it-exists.ts';
import createdCutShort from './lifecycle/created-cut-short.ts';
import createdIncomplete from './lifecycle/created-incomplete.ts';
import createdNotListed from './lifecycle/created-not-listed.ts';
import createdNotOnLaterPages from './lifecycle/created-not-on-later-pages.ts';
import createdNotStored from './lifecycle/created-not-stored.ts';
import deletedStillListed from './lifecycle/deleted-still-listed.ts';
import deletedStillRead from './lifecycle/deleted-still-read.ts';
import deletedStillReplaced from './lifecycle/deleted-still-replaced.ts';
import deletedStillThere from './lifecycle/deleted-still-there.ts';
import deletedTwice from './lifecycle/deleted-twice.ts';
import listFromStart from './lifecycle/list-from-start.ts';
import locationOfAnother from './lifecycle/location-of-another.ts';
import locationOfCollection from './lifecycle/location-of-collection.ts';
import patchClearsArray from './lifecycle/patch-clears-array.ts';
import patchIgnored from './lifecycle/patch-ignored.ts';
import patchResets from './lifecycle/patch-resets.ts';
import patchWithoutFlags from './lifecycle/patch-without-flags.ts';
import readBeforeChange from './lifecycle/read-before-change.ts';
import replacementAppends from './lifecycle/replacement-appends.ts';
import replacementIgnored from './lifecycle/replacement-ignored.ts';
import replacementPartial from './lifecycle/replacement-partial.ts';
import replacementWithoutNumber from './lifecycle/replacement-without-number.ts';
import sameReplacementRefused from './lifecycle/same-replacement-refused.ts';
import cutOff from './robustness/cut-off.ts';
import cutOffLastPage from './robustness/cut-off-last-page.ts';
import deepNestingCut from './robustness/deep-nesting-cut.ts';
import emptyCreationFails from './robustness/empty-creation-fails.ts';
import longPathFails from './robustness/long-path-fails.ts';
import longTextHangs from './robustness/long-text-hangs.ts';
import neverAnswers from './robustness/never-answers.ts';
import nulFails from './robustness/nul-fails.ts';
import nulInQueryFails from './robustness/nul-in-query-fails.ts';
import secondListFails from './robustness/second-list-fails.ts';
import secondListForbidden from './robustness/second-list-forbidden.ts';
import surrogateEchoed from './robustness/surrogate-echoed.ts';
import thirdReadMissing from './robustness/third-read-missing.ts';
import acceptedDelete from './status/accepted-delete.ts';
import createdAsOk from './status/created-as-ok.ts';
import deletedNotFound from './status/deleted-not-found.ts';
import existingNotFound from './status/existing-not-found.ts';
import failsAfterChange from './status/fails-after-change.ts';
import failsOnEmptyBody from './status/fails-on-empty-body.ts';
import failsOnLastPage from './status/fails-on-last-page.ts';
import failsOnMalformedId from './status/fails-on-malformed-id.ts';
import itemMoved from './status/item-moved.ts';
import partialLaterPage from './status/partial-later-page.ts';
import patchedAsAccepted from './status/patched-as-accepted.ts';
import undocumentedRefusal from './status/undocumented-refusal.ts';

/** All of them, by family; the controls are last. */
export const mutants: readonly Mutant[] = [
  alteredKeyCase,
  alteredKeyLonger,
  alteredKeyShorter,
  checkedAfterBody,
  checkedAfterLookup,
  checkedAfterMediaType,
  emptyChallenge,
  emptyKeyAccepted,
  emptyKeyForbidden,
  extraSpaceCollapsed,
  extraSpaceRemoved,
  keyInAnswerHeader,
  keyInBody,
  keyInCookie,
  keyInOtherHeader,
  keyInQuery,
  keyInRefusal,
  malformedKeyCleaned,
  malformedKeyOtherBody,
  missingKeyOtherBody,
  missingKeyReads,
  noChallenge,
  noChallengeBelow,
  refusedChangeDone,
  refusedDeleteDone,
  unknownKeyAccepted,
  unknownKeyForbidden,
  validKeyRefusedBelow,
  validKeyRefusedToChange,
  wrongSchemeBearer,
  wrongSchemeOtherBody,
  missingKeyPatches,
  unknownKeyBelow,
  unknownKeyReadsItem,
  wrongSchemeDeletes,
  wrongSchemeNoneLists,
  malformedKeyCut,
  extraSpaceCreates,
  alteredKeyLastCharacter,
  alteredKeyEverySecond,
  emptyKeyDeletes,
  keyInGatewayHeader,
  checkedAfterLookupToDelete,
  refusedPatchDone,
  keyInNotFound,
  keyInSetCookie,
  validKeyRefusedOnce,
  acceptedDelete,
  createdAsOk,
  existingNotFound,
  failsAfterChange,
  failsOnEmptyBody,
  undocumentedRefusal,
  patchedAsAccepted,
  partialLaterPage,
  itemMoved,
  deletedNotFound,
  failsOnLastPage,
  failsOnMalformedId,
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
  absentDeleted,
  absentForbidden,
  deniedChangeDone,
  emptyAllow,
  emptyCreationOtherBody,
  emptyReplacementNotFound,
  filePath,
  firstFieldOnly,
  otherRequiredMessage,
  restrictedDeleteAllowed,
  stackTrace,
  unparsableOtherStatus,
  unparsableReplacementPassedOver,
  unroutedHtml,
  unroutedMoved,
  unroutedOk,
  unroutedUnauthorized,
  enumNotEnforced,
  formatNotEnforced,
  itemCountNotEnforced,
  itemsNotChecked,
  lengthNotEnforced,
  maximumNotEnforced,
  mediaTypeChangesNothing,
  mediaTypeFails,
  mediaTypeIgnored,
  methodNotFound,
  methodPassedOver,
  minimumNotEnforced,
  nestedNotChecked,
  nestedRequiredNotEnforced,
  noAllow,
  nullAccepted,
  objectAsText,
  parameterFindsNothing,
  parameterIgnored,
  patchNotChecked,
  patternNotEnforced,
  refusalNamesAnotherField,
  refusalWithoutField,
  replacementNotChecked,
  shortnessNotEnforced,
  wordAsNumber,
  absentOtherBody,
  absentBelowGone,
  malformedIdOtherStatus,
  restrictedPatchAllowed,
  restrictedCreateAllowed,
  deniedAsNotFound,
  requiredPassedOver,
  requiredOtherName,
  messagesAsText,
  unparsableReplacementHtml,
  queryShown,
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
  otherChangeDone,
  otherChanges,
  otherDeleteAnswered,
  otherDeleteDone,
  otherDeletes,
  otherListsMade,
  otherListsNested,
  otherListsOneCollection,
  otherPatches,
  otherReadsNested,
  otherReads,
  otherToldItExists,
  cutOff,
  deepNestingCut,
  emptyCreationFails,
  longPathFails,
  longTextHangs,
  neverAnswers,
  nulFails,
  nulInQueryFails,
  secondListFails,
  secondListForbidden,
  surrogateEchoed,
  thirdReadMissing,
  cutOffLastPage,
  alwaysFails,
  inert,
];

/**
 * The mutant with that id.
 * @throws UsageError where there is no such mutant.
 */
export function mutantNamed(id: string): Mutant {
  const mutant = mutants.find((one) => one.id === id);
  if (mutant === undefined)
    throw new UsageError(
      `no fault is named ${id}${didYouMean(
        id,
        mutants.map((one) => one.id),
      )} (trysquare serve --list-mutants shows them all)`,
    );
  return mutant;
}
