import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../src/model.ts';
import { Credentials } from '../../src/run/credentials.ts';
import { Pace } from '../../src/run/pace.ts';
import { Session } from '../../src/run/session.ts';
import { Transport } from '../../src/run/transport.ts';
import type { Settings } from '../../src/script/kit.ts';
import { answering, contractOf, widgetPaths } from '../support/contract.ts';
import { requestFor } from '../support/exchange.ts';
import { planOf } from '../support/plan.ts';
import { type Call, type Loopback, sendJson, serving } from '../support/server.ts';

const contract = contractOf({
  paths: { ...widgetPaths, '/notes/': { post: answering({ type: 'object' }, '201') } },
});
const credentials = new Credentials({ full: 'NotASecretKeyForSpecs01' });

interface Running extends Loopback {
  readonly session: Session;
  readonly recorded: Exchange[];
}

/** A session with a server on this machine. */
async function withSession(
  answer: (call: Call, response: ServerResponse) => void,
  work: (running: Running) => Promise<void>,
  settings: Partial<Settings> = {},
) {
  await serving(answer, async (server) => {
    const transport = new Transport({
      target: server.target,
      credentials,
      timeout: 1_000,
      pace: new Pace({ concurrency: 2 }),
    });
    const recorded: Exchange[] = [];
    const session = new Session(planOf([], [], settings, contract), transport, (one) => recorded.push(one));
    try {
      await work({ ...server, session, recorded });
    } finally {
      transport.close();
    }
  });
}

const list = requestFor('GET /widgets/');
const create = requestFor('POST /widgets/', { changes: true });
const removal = requestFor('DELETE /widgets/{id}/', { path: '/widgets/w1/', changes: true });

test('an exchange is recorded under its id', async () => {
  await withSession(
    (_, response) => sendJson(response, 200, { results: [] }),
    async ({ session, recorded }) => {
      const exchange = await session.send(list, 'case#1.1');
      expect(exchange).toMatchObject({ id: 'case#1.1', response: { status: 200 } });
      expect(recorded).toEqual([exchange]);
    },
  );
});

test('read-only sends reads, and withholds changes', async () => {
  await withSession(
    (_, response) => sendJson(response, 200, { results: [] }),
    async ({ session, calls }) => {
      await session.send(list, 'a#1.1');
      const { withheld } = await session.send(create, 'a#1.2');
      expect(withheld).toMatchObject({
        verdict: 'not-run',
        reason: 'unsafe',
        message: expect.stringContaining('read-only'),
      });
      expect(calls.map(({ method }) => method)).toEqual(['GET']);
    },
    { readOnly: true },
  );
});

test('what others own is not deleted, and the reason is recorded', async () => {
  await withSession(
    (_, response) => sendJson(response, 200, { results: [{ id: 'w1' }] }),
    async ({ session, calls, recorded }) => {
      await session.send(list, 'a#1.1');
      await session.send(removal, 'a#1.2');
      expect(recorded[1]?.withheld).toMatchObject({ verdict: 'not-run', reason: 'unsafe' });
      expect(calls).toHaveLength(1);
    },
  );
});

describe('a server that asks for patience', () => {
  test.each([
    [429, { 'retry-after': '0' }],
    [429, {}],
    [503, { 'retry-after': '0' }],
  ])('with %d and %j is asked again', async (status, headers) => {
    let asked = 0;
    await withSession(
      (_, response) => {
        asked += 1;
        sendJson(response, asked === 1 ? status : 200, {}, headers);
      },
      async ({ session, recorded }) => {
        expect((await session.send(list, 'a#1.1')).response?.status).toBe(200);
        expect(recorded).toHaveLength(1);
      },
    );
  });

  test('is given the time it names', async () => {
    let asked = 0;
    const times: number[] = [];
    await withSession(
      (_, response) => {
        asked += 1;
        times.push(performance.now());
        sendJson(response, asked === 1 ? 429 : 200, {}, { 'retry-after': '1' });
      },
      async ({ session }) => {
        await session.send(list, 'a#1.1');
        expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
      },
    );
  });

  test('for ever is believed in the end', async () => {
    await withSession(
      (_, response) => sendJson(response, 429, {}, { 'retry-after': '0' }),
      async ({ session, calls }) => {
        expect((await session.send(list, 'a#1.1')).response?.status).toBe(429);
        expect(calls).toHaveLength(6);
      },
    );
  });

  test('without naming a time is none where it is a plain 503', async () => {
    await withSession(
      (_, response) => sendJson(response, 503, {}),
      async ({ session, calls }) => {
        expect((await session.send(list, 'a#1.1')).response?.status).toBe(503);
        expect(calls).toHaveLength(1);
      },
    );
  });
});

test('a session that is halted sends nothing more, and keeps the first reason', async () => {
  await withSession(
    (_, response) => sendJson(response, 200, {}),
    async ({ session, calls }) => {
      session.halt('interrupted');
      session.halt('again');
      expect(session.halted).toBe('interrupted');
      expect((await session.send(list, 'a#1.1')).withheld).toEqual({
        verdict: 'not-run',
        reason: 'aborted',
        message: 'interrupted',
      });
      expect(calls).toEqual([]);
    },
  );
});

test('a target that refuses connections again and again is gone', async () => {
  let target = '';
  await serving(
    () => {},
    async (server) => {
      target = server.target;
    },
  );
  const transport = new Transport({ target, credentials, timeout: 500, pace: new Pace({ concurrency: 1 }) });
  const session = new Session(planOf([], [], {}, contract), transport, () => {});
  for (let i = 0; i < 4; i += 1) await session.send(list, `a#1.${i}`);
  expect(session.halted).toBeUndefined();
  await session.send(list, 'a#1.5');
  expect(session.halted).toContain('the target is gone');
  transport.close();
});
