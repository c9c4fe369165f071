import type { Contract } from '../contract/contract.ts';
import { rolesOf } from '../contract/documented.ts';
import type { RequirementId, Role } from '../model.ts';

/**
 * The role that answers something: the first that the catalogue row of one of the requirements names, under the
 * question or under any; else the first with the status. Undefined where the contract has neither.
 */
export function roleFor(
  contract: Contract,
  ids: readonly RequirementId[],
  status: number,
  question?: string,
): Role | undefined {
  for (const id of ids) {
    const answers = contract.row(id)?.answers ?? {};
    const names = (question === undefined ? undefined : answers[question]) ?? Object.values(answers).flat();
    const role = names.map((name) => contract.roles.get(name)).find((one) => one !== undefined);
    if (role !== undefined) return role;
  }
  return rolesOf(contract, status)[0];
}
