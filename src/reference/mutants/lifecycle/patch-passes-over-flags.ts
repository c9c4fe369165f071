import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, withCallJson } from '../changes.ts';
import { isSuccess, jsonIn, withJson } from '../helpers.ts';

export default {
  id: 'lifecycle/patch-passes-over-flags',
  requirement: 'lifecycle/patch',
  title: 'a PATCH changes texts and numbers and passes over flags',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  async mutate(call, forward, facts) {
    const sent = facts.operationOf(call)?.kind === 'patch' ? jsonIn(call) : undefined;
    if (!isObject(sent)) return await forward(call);
    const before = await currentOf(call, forward);
    const answer = await forward(call);
    const flags = Object.keys(sent).filter((name) => typeof sent[name] === 'boolean');
    if (!isSuccess(answer) || before === undefined || flags.length === 0) return answer;
    const old = Object.fromEntries(flags.map((name) => [name, before[name]]));
    return withJson(answer, jsonIn(await forward(withCallJson(call, old))));
  },
} satisfies Mutant;
