import { pathOf, queryIn } from '../../http.ts';
import type { Mutant } from '../../mutant.ts';
import { refusalOf, withKey } from '../credentials.ts';

export default {
  id: 'auth/key-in-query',
  requirement: 'auth/header-only',
  title: 'a key in the query lets in',
  mutate(call, forward, facts) {
    const query = queryIn(call);
    const names = [...query].filter(([, value]) => value === facts.keys.full).map(([name]) => name);
    if (names.length === 0 || refusalOf(call, facts) !== 'auth/missing-key') return forward(call);
    // The key goes no further: links repeat the query, and would show it.
    for (const name of names) query.delete(name);
    return forward({ ...withKey(call, facts), path: `${pathOf(call)}?${query}` });
  },
} satisfies Mutant;
