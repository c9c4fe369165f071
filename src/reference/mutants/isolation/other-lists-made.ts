import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { isOther } from '../changes.ts';
import { isSuccess, jsonIn } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'isolation/other-lists-made',
  requirement: 'isolation/list',
  title: 'the lists of another organisation end with what was created since the start',
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    const known = facts.memory.get(pathOf(call));
    const made: unknown[] = Array.isArray(known) ? known : [];
    if (facts.operationOf(call)?.kind === 'create' && isSuccess(answer))
      facts.memory.set(pathOf(call), [...made, jsonIn(answer)]);
    const page = isOther(call, facts) ? pageIn(answer, call, facts) : undefined;
    return page?.last ? page.with(page.envelope.items, [...page.items, ...made]) : answer;
  },
} satisfies Mutant;
