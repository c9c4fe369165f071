import type { Mutant } from '../../mutant.ts';
import { editCall } from '../changes.ts';

export default {
  id: 'lifecycle/created-cut-short',
  requirement: 'lifecycle/create-read',
  title: 'a creation stores the beginning of a text',
  mutate(call, forward, facts) {
    if (facts.operationOf(call)?.kind !== 'create') return forward(call);
    const cut = (value: unknown): unknown =>
      typeof value === 'string' && value.includes(' ') ? value.slice(0, value.lastIndexOf(' ')) : value;
    return forward(
      editCall(call, (value) =>
        Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cut(member)])),
      ),
    );
  },
} satisfies Mutant;
