import type { Mutant } from '../../mutant.ts';
import absentAboveIgnored from './absent-above-ignored.ts';
import absentBelowGone from './absent-below-gone.ts';
import absentDeleted from './absent-deleted.ts';
import absentForbidden from './absent-forbidden.ts';
import absentOtherBody from './absent-other-body.ts';
import allowNamesRefused from './allow-names-refused.ts';
import constraintShown from './constraint-shown.ts';
import deniedAsNotFound from './denied-as-not-found.ts';
import deniedChangeDone from './denied-change-done.ts';
import deniedCreateDone from './denied-create-done.ts';
import emptyAllow from './empty-allow.ts';
import emptyCreationOtherBody from './empty-creation-other-body.ts';
import emptyReplacementNotFound from './empty-replacement-not-found.ts';
import enumNotEnforced from './enum-not-enforced.ts';
import filePath from './file-path.ts';
import firstFieldOnly from './first-field-only.ts';
import formatNotEnforced from './format-not-enforced.ts';
import itemCountNotEnforced from './item-count-not-enforced.ts';
import itemsNotChecked from './items-not-checked.ts';
import javaTrace from './java-trace.ts';
import lengthNotEnforced from './length-not-enforced.ts';
import malformedIdOtherStatus from './malformed-id-other-status.ts';
import maximumNotEnforced from './maximum-not-enforced.ts';
import mediaTypeChangesNothing from './media-type-changes-nothing.ts';
import mediaTypeFails from './media-type-fails.ts';
import mediaTypeIgnored from './media-type-ignored.ts';
import messagesAsText from './messages-as-text.ts';
import methodNotFound from './method-not-found.ts';
import methodPassedOver from './method-passed-over.ts';
import minimumNotEnforced from './minimum-not-enforced.ts';
import nestedNotChecked from './nested-not-checked.ts';
import nestedRequiredNotEnforced from './nested-required-not-enforced.ts';
import noAllow from './no-allow.ts';
import nullAccepted from './null-accepted.ts';
import objectAsText from './object-as-text.ts';
import otherRequiredMessage from './other-required-message.ts';
import parameterFindsNothing from './parameter-finds-nothing.ts';
import parameterIgnored from './parameter-ignored.ts';
import patchNotChecked from './patch-not-checked.ts';
import patternNotEnforced from './pattern-not-enforced.ts';
import queryShown from './query-shown.ts';
import refusalNamesAnotherField from './refusal-names-another-field.ts';
import refusalWithoutField from './refusal-without-field.ts';
import replacementNotChecked from './replacement-not-checked.ts';
import requiredOtherName from './required-other-name.ts';
import requiredPassedOver from './required-passed-over.ts';
import restrictedCreateAllowed from './restricted-create-allowed.ts';
import restrictedDeleteAllowed from './restricted-delete-allowed.ts';
import restrictedPatchAllowed from './restricted-patch-allowed.ts';
import shortnessNotEnforced from './shortness-not-enforced.ts';
import stackTrace from './stack-trace.ts';
import unparsableEndPassedOver from './unparsable-end-passed-over.ts';
import unparsableOtherStatus from './unparsable-other-status.ts';
import unparsableReplacementHtml from './unparsable-replacement-html.ts';
import unparsableReplacementPassedOver from './unparsable-replacement-passed-over.ts';
import unroutedHtml from './unrouted-html.ts';
import unroutedMoved from './unrouted-moved.ts';
import unroutedOk from './unrouted-ok.ts';
import unroutedUnauthorized from './unrouted-unauthorized.ts';
import wordAsNumber from './word-as-number.ts';

/** The known faults of this family, a line each. */
export const error: readonly Mutant[] = [
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
  allowNamesRefused,
  javaTrace,
  absentAboveIgnored,
  deniedCreateDone,
  unparsableEndPassedOver,
  constraintShown,
];
