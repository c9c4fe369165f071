import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/reference/http.ts';
import { alarms, CHATBOT_LIST, contract, head, open, plainly, verdictOn, type Wire } from './support.ts';

/** Below 204, which has no body. */
const withBody =
  (send: (bytes: Buffer, response: Parameters<Wire>[2], answer: Answer) => void): Wire =>
  (answer, request, response) => {
    if (answer.status === 204) return plainly(answer, request, response);
    head(answer, response);
    send(Buffer.from(answer.body), response, answer);
  };

const compressed = (name: string, compress: (bytes: Buffer) => Buffer): Wire =>
  withBody((bytes, response) => {
    response.setHeader('Content-Encoding', name);
    response.end(compress(bytes));
  });

const WIRES: Readonly<Record<string, Wire>> = {
  'gzip, though identity was asked for': compressed('gzip', gzipSync),
  'deflate, though identity was asked for': compressed('deflate', deflateSync),
  'brotli, though identity was asked for': compressed('br', brotliCompressSync),
  'bodies in chunks of seven bytes': withBody((bytes, response) => {
    for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
    response.end();
  }),
  'bodies that end where the connection does': withBody((bytes, response) => {
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
    response.end(bytes);
  }),
  'a connection for each request': (answer, request, response) => {
    response.setHeader('Connection', 'close');
    plainly(answer, request, response);
  },
  'cookies, and a header that stands twice': (answer, request, response) => {
    response.appendHeader('Set-Cookie', 'session=1; HttpOnly');
    response.appendHeader('Set-Cookie', 'theme=dark');
    plainly(answer, request, response);
  },
  'early hints ahead': (answer, request, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
    plainly(answer, request, response);
  },
  'header names in lower case': (answer, request, response) =>
    plainly(
      { ...answer, headers: answer.headers.map(([name, value]) => [name.toLowerCase(), value]) },
      request,
      response,
    ),
  'a type at a 204': (answer, request, response) => {
    if (answer.status === 204) response.setHeader('Content-Type', 'application/json');
    plainly(answer, request, response);
  },
};

describe('rule 18: what HTTP lets an answer be made of', () => {
  test.each(Object.entries(WIRES))('%s', async (_, wire) => {
    const report = await verdictOn({ wire });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });
});

test('an answer that is compressed and cut off is still found', async () => {
  const wire = withBody((bytes, response) => {
    const whole = gzipSync(bytes);
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Content-Length', whole.length);
    response.write(whole.subarray(0, whole.length / 2), () => response.socket?.destroy());
  });
  const report = await verdictOn({
    wire: (answer, request, response) =>
      (request.url?.startsWith('/api/chatbots/') ? wire : plainly)(answer, request, response),
    filters: { operation: CHATBOT_LIST, only: ['robustness/responds'] },
  });
  expect(alarms(report).join()).toContain('robustness/responds');
});

test('rule 14: a kept connection that closes when it is idle is opened again', async () => {
  const used = new WeakSet<object>();
  const wire: Wire = (answer, request, response) => {
    // The second request on a connection finds it closed.
    if (used.has(request.socket)) request.socket.destroy();
    else {
      used.add(request.socket);
      plainly(answer, request, response);
    }
  };
  const report = await verdictOn({ wire });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test('rule 18: no HEAD and no OPTIONS is sent that nothing documents', async () => {
  const methods = new Set<string>();
  await verdictOn({ onCall: ({ method }) => methods.add(method) });
  const documented = new Set(contract.operations.map(({ method }) => method));
  expect([...methods].filter((method) => !documented.has(method))).toEqual([]);
});

test('an answer takes its time', async () => {
  const report = await verdictOn({
    filters: { operation: CHATBOT_LIST },
    async vary(call, forward) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return forward(call);
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});
