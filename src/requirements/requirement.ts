import { successes } from '../contract/kind.ts';
import type { Check, Exchange, Operation, RequirementId, Script, Unread } from '../model.ts';
import type { Kit } from '../script/kit.ts';

/** A case before it is planned: its label tells it from the others of the same requirement and operation. */
export interface CaseDraft {
  readonly label: string;
  script(attempt: number): Script<void>;
}

/**
 * A requirement's code: where it applies and the cases that prove it. One that observes judges, besides, every
 * exchange that any case has with an operation it applies to. Pure: what an answer must be stands in the contract.
 */
export interface Requirement {
  readonly id: RequirementId;
  /** The questions whose answers its catalogue row names. */
  readonly answers: readonly string[];
  appliesTo(operation: Operation, kit: Kit): boolean;
  cases(operation: Operation, kit: Kit): Iterable<CaseDraft>;
  observe?(exchange: Exchange, operation: Operation, kit: Kit): Iterable<Check | Unread>;
}

export function requirement(
  id: RequirementId,
  code: Omit<Requirement, 'id' | 'answers'> & { answers?: readonly string[] },
): Requirement {
  return { ...code, id, answers: code.answers ?? [] };
}

export const everywhere = (): boolean => true;

/** Whether some answer of the operation has a documented body: its own, or one of the contract's errors. */
export const promisesBody = (operation: Operation): boolean =>
  operation.method !== 'HEAD' &&
  (secured(operation) ||
    operation.path.includes('{') ||
    successes(operation).some(([, content]) => content.length > 0));

export const secured = (operation: Operation): boolean => operation.security === 'required';

/** A requirement's only case of an operation. */
export function only(script: CaseDraft['script']): CaseDraft[] {
  return [{ label: '', script }];
}
