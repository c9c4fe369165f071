import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Credentials } from '../../src/run/credentials.ts';
import { Pace } from '../../src/run/pace.ts';
import { Transport } from '../../src/run/transport.ts';
import { requestFor } from '../support/exchange.ts';
import { listening, sendJson, serving } from '../support/server.ts';

const credentials = new Credentials({ full: 'NotASecretKeyForSpecs01' });
const open = (target: string, timeout = 1000, concurrency = 1) =>
  new Transport({ target, credentials, timeout, pace: new Pace({ concurrency }) });

test('the answer to HEAD is an answer', async () => {
  await serving(
    (_, r) => r.writeHead(200, { 'content-length': 5 }).end(),
    async ({ target }) => {
      const t = open(target);
      expect(await t.send(requestFor('HEAD /a/'), 'x')).toMatchObject({ response: { status: 200 } });
      t.close();
    },
  );
});

test('waiting for a free connection is not the server’s time', async () => {
  const server = createServer(async (_, response) => {
    await wait(200);
    sendJson(response, 200, {});
  });
  await listening(server, async (port) => {
    const t = open(`http://127.0.0.1:${port}`, 300, 1);
    const all = await Promise.all([1, 2, 3].map((n) => t.send(requestFor('GET /a/'), `x${n}`)));
    t.close();
    expect(all.map((e) => e.failure?.kind)).toEqual([undefined, undefined, undefined]);
  });
});

test('headers that stand twice are both sent', async () => {
  await serving(
    (_, r) => sendJson(r, 200, {}),
    async ({ target, calls }) => {
      const t = open(target);
      await t.send(
        requestFor('GET /a/', {
          headers: [
            ['X-A', '1'],
            ['X-A', '2'],
          ],
        }),
        'x',
      );
      t.close();
      expect(calls[0]?.headers['x-a']).toBe('1, 2');
    },
  );
});
