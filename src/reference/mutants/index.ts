/** The known faults, a line each. */
import { UsageError } from '../../errors.ts';
import type { Mutant } from '../mutant.ts';
import alteredKeyCase from './auth/altered-key-case.ts';
import alteredKeyLonger from './auth/altered-key-longer.ts';
import alteredKeyShorter from './auth/altered-key-shorter.ts';
import checkedAfterBody from './auth/checked-after-body.ts';
import checkedAfterLookup from './auth/checked-after-lookup.ts';
import checkedAfterMediaType from './auth/checked-after-media-type.ts';
import emptyKeyAccepted from './auth/empty-key-accepted.ts';
import emptyKeyForbidden from './auth/empty-key-forbidden.ts';
import extraSpaceCollapsed from './auth/extra-space-collapsed.ts';
import extraSpaceRemoved from './auth/extra-space-removed.ts';
import keyInAnswerHeader from './auth/key-in-answer-header.ts';
import keyInBody from './auth/key-in-body.ts';
import keyInCookie from './auth/key-in-cookie.ts';
import keyInOtherHeader from './auth/key-in-other-header.ts';
import keyInQuery from './auth/key-in-query.ts';
import keyInRefusal from './auth/key-in-refusal.ts';
import malformedKeyCleaned from './auth/malformed-key-cleaned.ts';
import malformedKeyOtherBody from './auth/malformed-key-other-body.ts';
import missingKeyOtherBody from './auth/missing-key-other-body.ts';
import missingKeyReads from './auth/missing-key-reads.ts';
import refusedChangeDone from './auth/refused-change-done.ts';
import refusedDeleteDone from './auth/refused-delete-done.ts';
import unknownKeyAccepted from './auth/unknown-key-accepted.ts';
import unknownKeyForbidden from './auth/unknown-key-forbidden.ts';
import validKeyRefusedBelow from './auth/valid-key-refused-below.ts';
import validKeyRefusedToChange from './auth/valid-key-refused-to-change.ts';
import wrongSchemeBearer from './auth/wrong-scheme-bearer.ts';
import wrongSchemeOtherBody from './auth/wrong-scheme-other-body.ts';
import htmlItem from './body/html-item.ts';
import memberTwice from './body/member-twice.ts';
import nullMember from './body/null-member.ts';
import textForNumber from './body/text-for-number.ts';
import inert from './control/inert.ts';
import brokenItemLater from './envelope/broken-item-later.ts';
import countCapped from './envelope/count-capped.ts';
import countOneMore from './envelope/count-one-more.ts';
import itemRepeated from './envelope/item-repeated.ts';
import itemWithoutMember from './envelope/item-without-member.ts';
import linksInACircle from './envelope/links-in-a-circle.ts';
import nextPastTheEnd from './envelope/next-past-the-end.ts';
import noCount from './envelope/no-count.ts';
import noPrevious from './envelope/no-previous.ts';
import previousLeadsHere from './envelope/previous-leads-here.ts';
import relativeLink from './envelope/relative-link.ts';
import absentDeleted from './error/absent-deleted.ts';
import absentForbidden from './error/absent-forbidden.ts';
import deniedChangeDone from './error/denied-change-done.ts';
import emptyCreationOtherBody from './error/empty-creation-other-body.ts';
import emptyReplacementNotFound from './error/empty-replacement-not-found.ts';
import filePath from './error/file-path.ts';
import firstFieldOnly from './error/first-field-only.ts';
import otherRequiredMessage from './error/other-required-message.ts';
import restrictedDeleteAllowed from './error/restricted-delete-allowed.ts';
import stackTrace from './error/stack-trace.ts';
import unparsableOtherStatus from './error/unparsable-other-status.ts';
import unparsableReplacementPassedOver from './error/unparsable-replacement-passed-over.ts';
import cutOff from './robustness/cut-off.ts';
import neverAnswers from './robustness/never-answers.ts';
import acceptedDelete from './status/accepted-delete.ts';
import createdAsOk from './status/created-as-ok.ts';
import existingNotFound from './status/existing-not-found.ts';
import failsAfterChange from './status/fails-after-change.ts';
import failsOnEmptyBody from './status/fails-on-empty-body.ts';
import undocumentedRefusal from './status/undocumented-refusal.ts';

/** All of them, by family; the control is last. */
export const mutants: readonly Mutant[] = [
  alteredKeyCase,
  alteredKeyLonger,
  alteredKeyShorter,
  checkedAfterBody,
  checkedAfterLookup,
  checkedAfterMediaType,
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
  refusedChangeDone,
  refusedDeleteDone,
  unknownKeyAccepted,
  unknownKeyForbidden,
  validKeyRefusedBelow,
  validKeyRefusedToChange,
  wrongSchemeBearer,
  wrongSchemeOtherBody,
  acceptedDelete,
  createdAsOk,
  existingNotFound,
  failsAfterChange,
  failsOnEmptyBody,
  undocumentedRefusal,
  htmlItem,
  memberTwice,
  nullMember,
  textForNumber,
  brokenItemLater,
  countCapped,
  countOneMore,
  itemRepeated,
  itemWithoutMember,
  linksInACircle,
  nextPastTheEnd,
  noCount,
  noPrevious,
  previousLeadsHere,
  relativeLink,
  absentDeleted,
  absentForbidden,
  deniedChangeDone,
  emptyCreationOtherBody,
  emptyReplacementNotFound,
  filePath,
  firstFieldOnly,
  otherRequiredMessage,
  restrictedDeleteAllowed,
  stackTrace,
  unparsableOtherStatus,
  unparsableReplacementPassedOver,
  cutOff,
  neverAnswers,
  inert,
];

/**
 * The mutant with that id.
 * @throws UsageError where there is no such mutant.
 */
export function mutantNamed(id: string): Mutant {
  const mutant = mutants.find((one) => one.id === id);
  if (mutant === undefined)
    throw new UsageError(`no fault is named ${id}: trysquare serve --list-mutants shows them all`);
  return mutant;
}
