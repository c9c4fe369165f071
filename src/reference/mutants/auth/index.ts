import type { Mutant } from '../../mutant.ts';
import alteredKeyCase from './altered-key-case.ts';
import alteredKeyEverySecond from './altered-key-every-second.ts';
import alteredKeyLastCharacter from './altered-key-last-character.ts';
import alteredKeyLonger from './altered-key-longer.ts';
import alteredKeyShorter from './altered-key-shorter.ts';
import checkedAfterBody from './checked-after-body.ts';
import checkedAfterLookup from './checked-after-lookup.ts';
import checkedAfterLookupToDelete from './checked-after-lookup-to-delete.ts';
import checkedAfterMediaType from './checked-after-media-type.ts';
import emptyChallenge from './empty-challenge.ts';
import emptyKeyAccepted from './empty-key-accepted.ts';
import emptyKeyDeletes from './empty-key-deletes.ts';
import emptyKeyForbidden from './empty-key-forbidden.ts';
import extraSpaceCollapsed from './extra-space-collapsed.ts';
import extraSpaceCreates from './extra-space-creates.ts';
import extraSpaceRemoved from './extra-space-removed.ts';
import keyInAnswerHeader from './key-in-answer-header.ts';
import keyInBody from './key-in-body.ts';
import keyInCookie from './key-in-cookie.ts';
import keyInGatewayHeader from './key-in-gateway-header.ts';
import keyInHeaderApikey from './key-in-header-apikey.ts';
import keyInNotFound from './key-in-not-found.ts';
import keyInOtherHeader from './key-in-other-header.ts';
import keyInQuery from './key-in-query.ts';
import keyInRefusal from './key-in-refusal.ts';
import keyInSetCookie from './key-in-set-cookie.ts';
import malformedKeyCleaned from './malformed-key-cleaned.ts';
import malformedKeyCut from './malformed-key-cut.ts';
import malformedKeyOtherBody from './malformed-key-other-body.ts';
import malformedKeyTrimmed from './malformed-key-trimmed.ts';
import missingKeyChangesExisting from './missing-key-changes-existing.ts';
import missingKeyOtherBody from './missing-key-other-body.ts';
import missingKeyPatches from './missing-key-patches.ts';
import missingKeyReads from './missing-key-reads.ts';
import noChallenge from './no-challenge.ts';
import noChallengeBelow from './no-challenge-below.ts';
import refusedChangeDone from './refused-change-done.ts';
import refusedCreateDone from './refused-create-done.ts';
import refusedDeleteDone from './refused-delete-done.ts';
import refusedPatchDone from './refused-patch-done.ts';
import unknownKeyAccepted from './unknown-key-accepted.ts';
import unknownKeyBelow from './unknown-key-below.ts';
import unknownKeyForbidden from './unknown-key-forbidden.ts';
import unknownKeyReadsItem from './unknown-key-reads-item.ts';
import validKeyRefusedBelow from './valid-key-refused-below.ts';
import validKeyRefusedOnce from './valid-key-refused-once.ts';
import validKeyRefusedToChange from './valid-key-refused-to-change.ts';
import wrongSchemeBasicUser from './wrong-scheme-basic-user.ts';
import wrongSchemeBearer from './wrong-scheme-bearer.ts';
import wrongSchemeDeletes from './wrong-scheme-deletes.ts';
import wrongSchemeNoneLists from './wrong-scheme-none-lists.ts';
import wrongSchemeOtherBody from './wrong-scheme-other-body.ts';

/** The known faults of this family, a line each. */
export const auth: readonly Mutant[] = [
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
  keyInHeaderApikey,
  refusedCreateDone,
  missingKeyChangesExisting,
  malformedKeyTrimmed,
  wrongSchemeBasicUser,
];
