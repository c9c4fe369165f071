import { pathOf } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, isOther } from '../changes.ts';
import { isSuccess } from '../helpers.ts';
import { pageIn } from '../pages.ts';

export default {
  id: 'lifecycle/deleted-still-listed',
  requirement: 'lifecycle/delete',
  title: 'a list shows at its end what was deleted',
  async mutate(call, forward, facts) {
    const path = pathOf(call).replace(/\/$/, '');
    const deletes = facts.operationOf(call)?.kind === 'delete';
    const collection = deletes ? path.slice(0, path.lastIndexOf('/')) : path;
    const known = facts.memory.get(collection);
    const gone: unknown[] = Array.isArray(known) ? known : [];
    const before = deletes ? await currentOf(call, forward) : undefined;
    const answer = await forward(call);
    if (before !== undefined && isSuccess(answer)) facts.memory.set(collection, [...gone, before]);
    const page = isOther(call, facts) ? undefined : pageIn(answer, call, facts);
    return page?.last ? page.with(page.envelope.items, [...page.items, ...gone]) : answer;
  },
} satisfies Mutant;
