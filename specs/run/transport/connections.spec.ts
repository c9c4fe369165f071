import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../../src/model.ts';
import { Credentials } from '../../../src/run/credentials.ts';
import { Pace } from '../../../src/run/pace.ts';
import { Transport, type TransportOptions } from '../../../src/run/transport.ts';
import { requestFor } from '../../support/exchange.ts';
import { listening, sendJson, serving } from '../../support/server.ts';

const KEY = 'NotASecretKeyForSpecs01';
const credentials = new Credentials({ full: KEY });
let transport: Transport | undefined;
afterEach(() => transport?.close());

/** Sends over a transport that is closed after the test. */
function sender(target: string, options: Partial<TransportOptions> = {}) {
  transport?.close();
  const opened = new Transport({
    target,
    credentials,
    timeout: 2_000,
    pace: new Pace({ concurrency: 2 }),
    ...options,
  });
  transport = opened;
  return (more: Partial<HttpRequest> = {}) => opened.send(requestFor('GET /a/', more), 'a#1.1');
}

describe('connections', () => {
  test('are kept for reads', async () => {
    await serving(
      (_, response) => sendJson(response, 200, {}),
      async ({ target, calls, connections }) => {
        const send = sender(target);
        for (let i = 0; i < 5; i += 1) await send();
        expect([calls.length, connections()]).toEqual([5, 1]);
      },
    );
  });

  /** Answers the first request of a connection, and resets the connection at the second one. */
  async function resetting(work: (send: ReturnType<typeof sender>, requests: string[]) => Promise<void>) {
    const requests: string[] = [];
    const server = createServer((socket) => {
      let answered = false;
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        requests.push(bytes.toString().split('\r\n')[0] ?? '');
        if (answered) socket.resetAndDestroy();
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        answered = true;
      });
    });
    await listening(server, async (port) => {
      await work(sender(`http://127.0.0.1:${port}`), requests);
      transport?.close();
    });
  }

  test('that were closed while idle cost nothing: a read goes out once more', async () => {
    await resetting(async (send, requests) => {
      await send();
      expect((await send()).response?.status).toBe(200);
      expect(requests).toHaveLength(3);
    });
  });

  test('are new for a change, which is never sent twice', async () => {
    await resetting(async (send, requests) => {
      await send();
      const change = { method: 'POST', changes: true };
      expect((await send(change)).response?.status).toBe(200);
      expect((await send(change)).response?.status).toBe(200);
      expect(requests.filter((line) => line.startsWith('POST'))).toHaveLength(2);
    });
  });

  test('that end without an answer are a failure; a change is not tried again', async () => {
    let seen = 0;
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', () => {
        seen += 1;
        socket.destroy();
      });
    });
    await listening(server, async (port) => {
      const send = sender(`http://127.0.0.1:${port}`);
      expect((await send({ method: 'POST', changes: true })).failure?.kind).toBe('reset');
      expect(seen).toBe(1);
      expect((await send()).failure?.kind).toBe('reset');
      expect(seen).toBe(3);
    });
  });

  test('that nobody takes are refused', async () => {
    let free = 0;
    await listening(createServer(), async (port) => {
      free = port;
    });
    expect((await sender(`http://127.0.0.1:${free}`)()).failure).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
