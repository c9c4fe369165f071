import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Credentials } from '../../src/run/credentials.ts';
import { Pace } from '../../src/run/pace.ts';
import { Transport } from '../../src/run/transport.ts';
import { requestFor } from '../support/exchange.ts';
import { listening } from '../support/server.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const answer = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

let transport: Transport | undefined;
afterEach(() => transport?.close());

/** Serves bare sockets; the work gets a sender that gives the body of the answer, and the number of connections. */
async function serving(
  onRequest: (socket: Socket, request: string) => void,
  work: (
    send: (path: string, method?: string) => Promise<unknown>,
    connections: () => number,
  ) => Promise<void>,
): Promise<void> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.on('data', (bytes) => onRequest(socket, String(bytes)));
  });
  await listening(server, async (port) => {
    const opened = new Transport({
      target: `http://127.0.0.1:${port}`,
      credentials: new Credentials({ full: 'NotASecretKeyForSpecs01' }),
      timeout: 2_000,
      pace: new Pace({ concurrency: 1 }),
    });
    transport = opened;
    const send = async (path: string, method = 'GET') => {
      const { response, failure } = await opened.send(requestFor('GET /a/', { path, method }), 'a#1.1');
      return response?.body ?? failure?.kind;
    };
    await work(send, () => connections);
    opened.close();
  });
}

const path = (request: string): string => request.split(' ')[1] ?? '';

describe('what is left on a connection is nobody’s answer', () => {
  test.each([
    ['a whole answer, at once', 0],
    ['a whole answer, later', 10],
  ])('%s', async (_, later) => {
    const poison = answer('poison');
    await serving(
      (socket, request) => {
        socket.write(answer(path(request)) + (later === 0 ? poison : ''));
        if (later > 0) setTimeout(() => socket.destroyed || socket.write(poison), later);
      },
      async (send) => {
        for (const name of ['/a', '/b', '/c']) {
          expect(await send(name)).toEqual({ text: name });
          await pause(30);
        }
      },
    );
  });

  test('where it comes once the next request is out, that one is sent again, alone', async () => {
    let first = true;
    await serving(
      (socket, request) => {
        // The second request on the connection finds garbage ahead of its answer.
        socket.write(first ? answer(path(request)) : `garbage\r\n\r\n${answer(path(request))}`);
        if (!first) first = true;
        else first = false;
      },
      async (send) => {
        expect(await send('/a')).toEqual({ text: '/a' });
        expect(await send('/b')).toEqual({ text: '/b' });
      },
    );
  });

  test('the body of an answer to HEAD', async () => {
    await serving(
      (socket, request) => void socket.write(answer(path(request))),
      async (send) => {
        expect(await send('/a', 'HEAD')).toEqual({ text: '' });
        expect(await send('/b')).toEqual({ text: '/b' });
        for (let i = 0; i < 5; i += 1) expect(await send('/c', 'HEAD')).toEqual({ text: '' });
        expect(await send('/d')).toEqual({ text: '/d' });
      },
    );
  });
});

test('once that was met, each request has a connection of its own', async () => {
  await serving(
    (socket, request) => {
      socket.write(answer(path(request)));
      if (path(request) === '/bad') setTimeout(() => socket.destroyed || socket.write('more'), 5);
    },
    async (send, connections) => {
      await send('/a');
      await send('/bad');
      expect(connections()).toBe(1);
      await pause(30);
      await send('/b');
      await send('/c');
      expect(connections()).toBe(3);
    },
  );
});

test('a gateway may take leave of an idle connection: the next ones are kept', async () => {
  await serving(
    (socket, request) => {
      socket.write(answer(path(request)));
      if (path(request) === '/a')
        setTimeout(() => socket.destroyed || socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n'), 5);
    },
    async (send, connections) => {
      await send('/a');
      await pause(30);
      for (const name of ['/b', '/c', '/d']) expect(await send(name)).toEqual({ text: name });
      expect(connections()).toBe(2);
    },
  );
});
