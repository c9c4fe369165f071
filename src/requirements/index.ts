/** The requirements that have code, a line each. */
import alteredKey from './auth/altered-key.ts';
import challenge from './auth/challenge.ts';
import checkedFirst from './auth/checked-first.ts';
import emptyKey from './auth/empty-key.ts';
import extraSpace from './auth/extra-space.ts';
import headerOnly from './auth/header-only.ts';
import malformedKey from './auth/malformed-key.ts';
import missingKey from './auth/missing-key.ts';
import noDisclosure from './auth/no-disclosure.ts';
import noEffect from './auth/no-effect.ts';
import unknownKey from './auth/unknown-key.ts';
import validKey from './auth/valid-key.ts';
import wrongScheme from './auth/wrong-scheme.ts';
import headers from './body/headers.ts';
import mediaType from './body/media-type.ts';
import schema from './body/schema.ts';
import count from './envelope/count.ts';
import empty from './envelope/empty.ts';
import items from './envelope/items.ts';
import links from './envelope/links.ts';
import noOverlap from './envelope/no-overlap.ts';
import outOfRange from './envelope/out-of-range.ts';
import pageSize from './envelope/page-size.ts';
import shape from './envelope/shape.ts';
import malformedJson from './error/malformed-json.ts';
import otherMediaType from './error/media-type.ts';
import methodNotAllowed from './error/method-not-allowed.ts';
import noInternals from './error/no-internals.ts';
import notFound from './error/not-found.ts';
import permission from './error/permission.ts';
import rejectsInvalid from './error/rejects-invalid.ts';
import rejectsInvalidParameter from './error/rejects-invalid-parameter.ts';
import requiredFields from './error/required-fields.ts';
import unknownPath from './error/unknown-path.ts';
import validationBody from './error/validation-body.ts';
import isolationDelete from './isolation/delete.ts';
import isolationList from './isolation/list.ts';
import isolationRead from './isolation/read.ts';
import isolationUpdate from './isolation/update.ts';
import createListed from './lifecycle/create-listed.ts';
import createRead from './lifecycle/create-read.ts';
import lifecycleDelete from './lifecycle/delete.ts';
import patch from './lifecycle/patch.ts';
import replace from './lifecycle/replace.ts';
import type { Requirement } from './requirement.ts';
import hostileInput from './robustness/hostile-input.ts';
import responds from './robustness/responds.ts';
import stable from './robustness/stable.ts';
import documented from './status/documented.ts';
import noServerError from './status/no-server-error.ts';
import success from './status/success.ts';

export const requirements: readonly Requirement[] = [
  validKey,
  missingKey,
  unknownKey,
  wrongScheme,
  malformedKey,
  extraSpace,
  emptyKey,
  alteredKey,
  headerOnly,
  checkedFirst,
  noEffect,
  challenge,
  noDisclosure,
  documented,
  success,
  noServerError,
  mediaType,
  schema,
  headers,
  shape,
  items,
  count,
  links,
  noOverlap,
  pageSize,
  outOfRange,
  empty,
  validationBody,
  requiredFields,
  rejectsInvalid,
  rejectsInvalidParameter,
  malformedJson,
  otherMediaType,
  notFound,
  unknownPath,
  methodNotAllowed,
  permission,
  noInternals,
  createRead,
  createListed,
  replace,
  patch,
  lifecycleDelete,
  isolationRead,
  isolationList,
  isolationUpdate,
  isolationDelete,
  responds,
  hostileInput,
  stable,
];

const byId = new Map(requirements.map((one) => [one.id, one]));

/** The questions that a requirement's code asks of its catalogue row; undefined where it has no code. */
export function answersAsked(id: string): readonly string[] | undefined {
  return byId.get(id)?.answers;
}
