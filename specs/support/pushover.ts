import { randomUUID } from 'node:crypto';
import type { Header } from '../../src/model.ts';
import { type Answer, type Call, type Handler, pathOf } from '../../src/reference/http.ts';

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: [['Content-Type', 'application/json']],
  body: status === 204 ? '' : JSON.stringify(value),
});

/**
 * A server that wrongly accepts everything: any key, any body, any id, any method. What a conforming server would
 * refuse, it makes, or says that it has changed or removed it. `things`: what it has made so, by path.
 */
export function pushover(good: string): {
  readonly things: ReadonlyMap<string, unknown>;
  readonly between: (call: Call, forward: Handler) => Promise<Answer>;
} {
  const things = new Map<string, unknown>();
  return {
    things,
    async between(call, forward) {
      const headers: Header[] = [
        ...call.headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
        ['Authorization', good],
      ];
      const path = pathOf(call);
      if (things.has(path)) return changed(things, call);
      const answer = await forward({ ...call, headers });
      if (answer.status < 400 || call.method === 'GET') return answer;
      if (call.method === 'DELETE') return json(204, null);
      const id = call.method === 'POST' ? randomUUID() : (path.split('/').at(-2) ?? '');
      const at = call.method === 'POST' ? `${path.replace(/\/?$/, '/')}${id}/` : path;
      // Undocumented methods and unknown paths make nothing, and are answered as if all were well.
      if (answer.status === 405 || (answer.status === 404 && call.method === 'POST')) return json(200, {});
      // A body that is refused for what stands there changes nothing that stands there.
      if (call.method !== 'POST' && answer.status !== 404) return json(200, { id });
      things.set(at, { id });
      return json(call.method === 'POST' ? 201 : 200, { id });
    },
  };
}

function changed(things: Map<string, unknown>, call: Call): Answer {
  const path = pathOf(call);
  if (call.method === 'DELETE') things.delete(path);
  return call.method === 'DELETE' ? json(204, null) : json(200, things.get(path));
}
