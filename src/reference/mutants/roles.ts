import { rolesOf } from '../../contract/documented.ts';
import type { RequirementId, Role } from '../../model.ts';
import { roleAnswer } from '../answers.ts';
import type { Answer, Call } from '../http.ts';
import type { Facts } from '../mutant.ts';
import { roleFor } from '../roles.ts';

/** The documented answer with a status; a bare one where the contract has none. */
export function answerWith({ contract }: Facts, status: number): Answer {
  return roleAnswer(contract, rolesOf(contract, status)[0], status);
}

/** A documented answer that is none of those by which a requirement lets something be answered: of the same status if possible. */
export function wrongAnswer({ contract }: Facts, id: RequirementId): Answer {
  const right = contract.row(id)?.answers['refused'] ?? [];
  const status = roleFor(contract, [id], 400, 'refused')?.status ?? 400;
  const others = [...contract.roles.values()].filter((role) => !right.includes(role.name));
  const role = others.find((one) => one.status === status) ?? others.findLast(isRefusal);
  return roleAnswer(contract, role, 409);
}

/** One that says nothing of the credential: that would be another fault. */
function isRefusal({ status }: Role): boolean {
  return status >= 400 && status < 500 && status !== 401;
}

/** Whether an answer has a status by which the requirement lets something be refused. */
export function isRefused({ contract }: Facts, answer: Answer, id: RequirementId): boolean {
  const names = contract.row(id)?.answers['refused'] ?? [];
  return names.some((name) => contract.roles.get(name)?.status === answer.status);
}

/** A status that an operation does not document, of these. */
export function undocumented(
  { contract }: Facts,
  responses: ReadonlyMap<string, unknown>,
  statuses: readonly number[],
): number | undefined {
  return statuses.find(
    (status) =>
      !responses.has(String(status)) &&
      !responses.has(`${String(status)[0]}XX`) &&
      !responses.has('default') &&
      rolesOf(contract, status).length === 0,
  );
}

/** Whether a call was answered 404 because no operation has its path. */
export function isUnrouted({ status }: Answer, call: Call, facts: Facts): boolean {
  return status === 404 && templateOf(call, facts) === undefined;
}

/** The path template that a call is of, by whatever method. */
export function templateOf({ path }: Call, { contract, operationOf }: Facts): string | undefined {
  const methods = new Set(contract.operations.map(({ method }) => method));
  return [...methods].map((method) => operationOf({ method, path })?.path).find((one) => one !== undefined);
}

/** How often this was asked, this time included. */
export function turn({ memory }: Facts, what: string): number {
  const turns = Number(memory.get(what) ?? 0) + 1;
  memory.set(what, turns);
  return turns;
}
