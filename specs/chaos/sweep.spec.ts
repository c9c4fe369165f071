/** An answer that ends at every byte there is to end at: never is the half of one taken for the whole. */
import { createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import type { Exchange } from '../../src/model.ts';
import { Credentials } from '../../src/run/credentials.ts';
import { Pace } from '../../src/run/pace.ts';
import { Transport } from '../../src/run/transport.ts';
import { requestFor } from '../support/exchange.ts';
import { listening } from '../support/server.ts';

const BODY = '{"count":2,"next":null,"results":[{"id":"a"},{"id":"\u00e4"}]}';
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Two: 1\r\nX-Two: 2\r\n';

const answers = {
  'with its length': `${HEAD}Content-Length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`,
  'in chunks': `${HEAD}Transfer-Encoding: chunked\r\n\r\n7\r\n${BODY.slice(0, 7)}\r\n${(Buffer.byteLength(BODY) - 7).toString(16)}\r\n${BODY.slice(7)}\r\n0\r\n\r\n`,
};

const ends: Readonly<Record<string, (socket: Socket) => void>> = {
  end: (socket) => socket.end(),
  // What was written has to be on its way: a reset throws away what is not.
  reset: (socket) => void setTimeout(() => socket.resetAndDestroy(), 2),
};

/** What comes of an answer that ends at each byte, by the path of the request. */
async function swept(bytes: Buffer, end: (socket: Socket) => void): Promise<Exchange[]> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (request) => {
      const length = Number(/^GET \/(\d+) /.exec(String(request))?.[1]);
      if (length === 0) end(socket);
      else socket.write(bytes.subarray(0, length), () => end(socket));
    });
  });
  const exchanges: Exchange[] = [];
  await listening(server, async (port) => {
    const transport = new Transport({
      target: `http://127.0.0.1:${port}`,
      credentials: new Credentials({ full: 'NotASecretKeyForSpecs01' }),
      timeout: 5_000,
      pace: new Pace({ concurrency: 16 }),
    });
    const paths = Array.from({ length: bytes.length + 1 }, (_, length) => `/${length}`);
    const request = (path: string) => requestFor('GET /a/', { path });
    exchanges.push(...(await Promise.all(paths.map((path) => transport.send(request(path), 'a#1.1')))));
    transport.close();
  });
  return exchanges;
}

const table = Object.entries(answers).flatMap(([shape, text]) =>
  Object.entries(ends).map(([name, end]) => [name, shape, Buffer.from(text), end] as const),
);

test.each(table)('%s at every byte of an answer %s', async (_, _shape, bytes, end) => {
  const exchanges = await swept(bytes, end);
  const whole = exchanges.pop();
  expect(whole?.response?.body).toEqual({ text: BODY });
  expect(exchanges.filter(({ response }) => response !== undefined)).toEqual([]);
  const kinds = new Set(exchanges.map(({ failure }) => failure?.kind));
  expect([...kinds].filter((kind) => !['reset', 'truncated', 'protocol'].includes(kind ?? ''))).toEqual([]);
  expect(exchanges.every(({ failure }) => (failure?.message ?? '') !== '')).toBe(true);
});
