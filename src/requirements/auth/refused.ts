import type { Operation, RequirementId } from '../../model.ts';
import { admitted } from '../../probes/harmless.ts';
import type { Kit } from '../../script/kit.ts';
import { type RequestParts, requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import type { CaseDraft } from '../requirement.ts';

/**
 * The harmless request with one thing changed, which has to be refused as the catalogue row says under `refused`.
 * The change is made to a request that the valid key gets through with.
 */
export function refusedCase(
  kit: Kit,
  operation: Operation,
  id: RequirementId,
  label: string,
  change: (parts: RequestParts) => RequestParts,
): CaseDraft {
  return {
    label,
    *script() {
      const parts = yield* admitted(kit, operation);
      const exchange = yield* send(requestOf(kit, operation, change(parts)));
      yield* expectAnswer(kit, id, 'refused', exchange);
    },
  };
}

/** The same with another value of the credential header; null for none. */
export function refusedCredential(
  kit: Kit,
  operation: Operation,
  id: RequirementId,
  label: string,
  authorization: string | null,
): CaseDraft {
  return refusedCase(kit, operation, id, label, (parts) => ({ ...parts, authorization }));
}
