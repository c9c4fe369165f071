import { isObject } from '../../../documents/pointer.ts';
import type { Mutant } from '../../mutant.ts';
import { currentOf, optionalMembers, withCallJson } from '../changes.ts';
import { jsonIn } from '../helpers.ts';

/** What members are reset to, by their type; a value that is refused leaves the member as it is. */
const RESET: Readonly<Record<string, unknown>> = { string: 'reset', number: 1, boolean: false };

export default {
  id: 'lifecycle/patch-resets',
  requirement: 'lifecycle/patch',
  title: 'a PATCH resets what it does not name',
  fits: ({ operations }) => operations.some(({ kind }) => kind === 'patch'),
  async mutate(call, forward, facts) {
    const operation = facts.operationOf(call);
    const current = operation?.kind === 'patch' ? await currentOf(call, forward) : undefined;
    const sent = jsonIn(call);
    if (operation === undefined || current === undefined || !isObject(sent)) return forward(call);
    const names = optionalMembers(facts.contract).get(operation.key) ?? [];
    for (const name of names.filter((one) => !Object.hasOwn(sent, one))) {
      const value = RESET[typeof current[name]];
      if (value !== undefined) await forward(withCallJson(call, { [name]: value }));
    }
    return forward(call);
  },
} satisfies Mutant;
