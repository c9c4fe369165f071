import type { Contract } from '../contract/contract.ts';
import type { Check } from '../model.ts';
import { nearest } from '../nearest.ts';
import { matchOf } from '../requirements/answers.ts';
import { defaultSettings } from '../script/kit.ts';
import { checksOf, operationOf } from './conform.ts';
import { factsOf, page } from './facts.ts';
import { openContract, packagedContract } from './open.ts';
import type { ContractSource } from './options.ts';
import { answerIn } from './response.ts';

/** What a matcher comes to, as jest and vitest want it. */
export interface Matched {
  readonly pass: boolean;
  message(): string;
}

/** What the matchers add to what `expect` gives. `R` is what its matchers return. */
export interface ContractMatchers<R = void> {
  /**
   * The answer is one that the contract documents for its operation: status, media type, body, headers; and it tells
   * nothing of the inside of the server.
   * @param operation `GET /api/chatbots/{id}/`; of a supertest answer, told from its request unless named.
   */
  toConform(operation?: string): R;
  /**
   * The answer is the one that the contract has under this name: its status, media type and body.
   * @param name a response's name under `components/responses`: `CredentialsNotProvided`.
   */
  toMatchResponse(name: string): R;
}

let inForce: Contract | undefined;

/**
 * Names the contract that `toConform` and `toMatchResponse` judge by, in this test file. Without it, they judge by the
 * contract of this package.
 * @throws DocumentError where a document cannot be read.
 */
export async function useContract(source: ContractSource): Promise<void> {
  inForce = await openContract(source);
}

function contractInForce(): Contract {
  inForce ??= packagedContract();
  return inForce;
}

/** The matchers, for `expect.extend`. */
export const matchers = {
  toConform(received: unknown, named?: string): Matched {
    const contract = contractInForce();
    const answer = answerIn(received);
    if (answer === undefined) return unusable(NO_ANSWER);
    const operation = operationOf(contract, answer, named);
    if (typeof operation === 'string') return unusable(operation);
    const checks = checksOf(contract, operation, answer);
    const failed = checks.filter((one): one is Check => one.verdict === 'fail');
    const open = checks.find((one) => one.verdict === 'open');
    if (checks.length === 0) return unusable(`the contract says nothing of answers of ${operation.key}`);
    const [first, ...others] = failed;
    if (first === undefined && open !== undefined) return unusable(open.message);
    if (first === undefined) return passed(`is as the contract has it for ${operation.key}`);
    return refused(first, [
      ['operation', operation.key],
      ['requirement', `${first.id}: ${contract.row(first.id)?.statement}`],
      ...factsOf(first),
      ...others.map(({ id, message }) => ['besides', `${id}: ${message}`] as const),
    ]);
  },

  toMatchResponse(received: unknown, name: string): Matched {
    const contract = contractInForce();
    const role = contract.roles.get(name);
    if (role === undefined) {
      const near = nearest(name, contract.roles.keys());
      const names =
        near === undefined ? `it has ${[...contract.roles.keys()].join(', ')}` : `did you mean "${near}"?`;
      return unusable(`${contract.title} has no response "${name}": ${names}`);
    }
    const answer = answerIn(received);
    if (answer === undefined) return unusable(NO_ANSWER);
    const check = matchOf({ contract, settings: defaultSettings }, role, answer, answer.asked?.method);
    return check.verdict === 'pass'
      ? passed(`is ${name}`)
      : refused(check, [['response', name], ...factsOf(check)]);
  },
};

const NO_ANSWER = 'what was received is no answer: it has no status and headers';

/** What cannot be judged fails either way: a test with `not` must not pass by it. */
function unusable(problem: string): never {
  throw new TypeError(problem);
}

function passed(what: string): Matched {
  return { pass: true, message: () => `the answer ${what}, and was expected not to be` };
}

function refused(check: Check, facts: Parameters<typeof page>[1]): Matched {
  return { pass: false, message: () => page(check.message, facts) };
}
