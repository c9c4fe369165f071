import type { Operation, RequirementId } from '../../model.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { type CaseDraft, only } from '../requirement.ts';
import { unchangedBy } from '../unchanged.ts';
import { expectHidden } from './hidden.ts';
import { needOtherOrganisation, otherCredential } from './organizations.ts';

/** A write that succeeds with the valid key is answered as if there were nothing with another organisation's, and does nothing. */
export function hiddenFromChange(kit: Kit, operation: Operation, id: RequirementId): CaseDraft[] {
  return only(function* (attempt) {
    yield* needOtherOrganisation(kit);
    yield* succeeded(kit, operation);
    const authorization = otherCredential(kit);
    const label = `${id} ${attempt}`;
    yield* expectHidden(kit, id, yield* unchangedBy(kit, operation, label, { authorization }));
  });
}
