import type { Mutant } from '../../mutant.ts';
import acceptedDelete from './accepted-delete.ts';
import createdAsOk from './created-as-ok.ts';
import deletedNotFound from './deleted-not-found.ts';
import existingNotFound from './existing-not-found.ts';
import failsAfterChange from './fails-after-change.ts';
import failsOnEmptyBody from './fails-on-empty-body.ts';
import failsOnLastPage from './fails-on-last-page.ts';
import failsOnMalformedId from './fails-on-malformed-id.ts';
import itemMoved from './item-moved.ts';
import partialLaterPage from './partial-later-page.ts';
import patchedAsAccepted from './patched-as-accepted.ts';
import undocumentedRefusal from './undocumented-refusal.ts';

/** The known faults of this family, a line each. */
export const status: readonly Mutant[] = [
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
];
