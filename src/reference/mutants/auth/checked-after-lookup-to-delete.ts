import type { Mutant } from '../../mutant.ts';
import { isBare, withKey } from '../credentials.ts';

export default {
  id: 'auth/checked-after-lookup-to-delete',
  requirement: 'auth/checked-first',
  title: 'a DELETE looks the resource up before the key is asked for',
  fits: ({ operations }) =>
    operations.some(
      (one) =>
        one.kind === 'delete' && operations.some(({ method, path }) => method === 'GET' && path === one.path),
    ),
  async mutate(call, forward, facts) {
    const answer = await forward(call);
    if (call.method !== 'DELETE' || answer.status !== 401 || !isBare(call, facts)) return answer;
    const { path, headers } = withKey(call, facts);
    const found = await forward({ method: 'GET', path, headers, body: Buffer.alloc(0) });
    return found.status === 404 ? found : answer;
  },
} satisfies Mutant;
