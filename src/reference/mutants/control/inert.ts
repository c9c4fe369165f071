import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { breaks, jsonIn, withHeader, withJson } from '../helpers.ts';

/** What it adds is allowed: a header that nothing documents, and a member where the schema takes any. */
export default {
  id: 'control/inert',
  requirement: 'none',
  title: 'answers carry a header, and errors a member, of which the contract says nothing',
  async mutate(call, forward, facts) {
    const answer = withHeader(await forward(call), 'X-Request-Id', 'r1');
    const operation = facts.operationOf(call);
    const value = jsonIn(answer);
    if (operation === undefined || answer.status < 400 || !isObject(value)) return answer;
    const more = { ...value, requestId: 'r1' };
    const fieldErrors = facts.contract.fieldErrors?.style === 'members' && answer.status === 400;
    return fieldErrors || breaks(facts, operation, answer, more) ? answer : withJson(answer, more);
  },
} satisfies Mutant;
