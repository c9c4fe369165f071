import type { OperationKey, Reason } from '../../../model.ts';
import type { RequirementReport } from '../../model.ts';
import { openOf } from '../../scope.ts';

/** How probes end the sentence that such lines follow. */
const CONFIGURE = '; configure:';

/** Operations that are open for the same reason. */
export interface OpenGroup {
  /** None where there was no case to have one. */
  readonly reason?: Reason | undefined;
  readonly message: string;
  readonly operations: readonly OperationKey[];
}

/** Requirements that are open for the same reasons, together: an aborted run opens all for one reason. */
export function bundled(requirements: readonly RequirementReport[]): RequirementReport[][] {
  const bundles = new Map<string, RequirementReport[]>();
  for (const requirement of requirements) {
    const reasons = openGroups([requirement]).map(({ reason, message }) => `${reason} ${message}`);
    const key = requirement.notTested === undefined ? JSON.stringify(reasons.sort()) : requirement.id;
    bundles.set(key, [...(bundles.get(key) ?? []), requirement]);
  }
  return [...bundles.values()];
}

/** Why requirements are open, the reason of most operations first. */
export function openGroups(requirements: readonly RequirementReport[]): OpenGroup[] {
  const groups = new Map<
    string,
    { reason?: Reason | undefined; message: string; operations: Set<OperationKey> }
  >();
  for (const { operations, reason, message } of requirements.flatMap(reasonsOf)) {
    const key = `${reason} ${message}`;
    const group = groups.get(key) ?? { reason, message, operations: new Set() };
    groups.set(key, group);
    for (const operation of operations) group.operations.add(operation);
  }
  return [...groups.values()]
    .map(({ operations, ...why }) => ({ ...why, operations: [...operations] }))
    .sort((one, other) => other.operations.length - one.operations.length);
}

/** Why the requirement is open, operation by operation; where it has none, why it was not judged at all. */
function reasonsOf(requirement: RequirementReport): OpenGroup[] {
  const { notTested } = requirement;
  const open = openOf(requirement).map(
    ({ operation, ...why }): OpenGroup => ({ ...why, operations: [operation] }),
  );
  if (notTested !== undefined) return [...open, { reason: 'not-tested', message: notTested, operations: [] }];
  return open.length > 0 ? open : [{ message: 'no case judged it', operations: [] }];
}

/** Why something is open, and the lines for a configuration that would change it, where the message has some. */
export function inParts(message: string): [why: string, paste: string[]] {
  const [first = '', ...rest] = message.split('\n');
  return first.endsWith(CONFIGURE) ? [first.slice(0, -CONFIGURE.length), rest] : [message, []];
}
