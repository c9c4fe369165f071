import { createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../../src/model.ts';
import { Credentials } from '../../../src/run/credentials.ts';
import { Pace } from '../../../src/run/pace.ts';
import { Transport } from '../../../src/run/transport.ts';
import { requestFor } from '../../support/exchange.ts';
import { listening, sendJson, serving } from '../../support/server.ts';

const KEY = 'NotASecretKeyForSpecs01';
const credentials = new Credentials({ full: KEY });
const opened: Transport[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

function sender(target: string, timeout = 2_000) {
  const transport = new Transport({ target, credentials, timeout, pace: new Pace({ concurrency: 2 }) });
  opened.push(transport);
  return (more: Partial<HttpRequest> = {}) => transport.send(requestFor('GET /a/', more), 'a#1.1');
}

/** The exchange with a server that writes this text and, unless it is to stay, closes the connection. */
async function answered(text: string | Buffer, { stay = false, timeout = 2_000, method = 'GET' } = {}) {
  let exchange: Awaited<ReturnType<ReturnType<typeof sender>>> | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => (stay ? socket.write(text) : socket.end(text)));
  });
  await listening(server, async (port) => {
    exchange = await sender(`http://127.0.0.1:${port}`, timeout)({ method });
    opened.at(-1)?.close();
  });
  if (exchange === undefined) throw new Error('nothing was sent');
  return exchange;
}

const head = (...lines: string[]) => `HTTP/1.1 ${['200 OK', ...lines].join('\r\n')}\r\n\r\n`;

describe('an answer', () => {
  test('keeps no value of a cookie, and shows a key that stands in one', async () => {
    const text = head(
      'Set-Cookie: session=abcdefgh; HttpOnly',
      `Set-Cookie: key=x${KEY}y; Path=/`,
      'Content-Length: 0',
    );
    const { response } = await answered(text);
    expect(response?.headers.slice(0, 2)).toEqual([
      ['Set-Cookie', 'session={{redacted}}; HttpOnly'],
      ['Set-Cookie', 'key={{key}}; Path=/'],
    ]);
  });

  test('is what came, but for the values of cookies: status, headers in order and repeated, and the bytes of the body', async () => {
    const text = head(
      'Set-Cookie: a=1; Path=/',
      'X-One:  two words ',
      'set-cookie: b=2',
      'Content-Length: 5',
    ).concat('\uFEFFok');
    expect((await answered(text)).response).toEqual({
      status: 200,
      headers: [
        ['Set-Cookie', 'a={{redacted}}; Path=/'],
        ['X-One', 'two words'],
        ['set-cookie', 'b={{redacted}}'],
        ['Content-Length', '5'],
      ],
      body: { text: '\uFEFFok' },
    });
  });

  test('whose JSON does not parse is still an answer', async () => {
    const { response } = await answered(`${head('Content-Type: application/json', 'Content-Length: 4')}{"a"`);
    expect(response?.body).toEqual({ text: '{"a"' });
  });

  test('that is no UTF-8 is kept byte by byte', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x41]);
    const { response } = await answered(Buffer.concat([Buffer.from(head('Content-Length: 3')), bytes]));
    expect(response?.body).toEqual({ base64: bytes.toString('base64') });
  });

  test.each([
    ['204 No Content', 204],
    ['304 Not Modified', 304],
    ['500 Oops', 500],
  ])('%s has no body where none comes', async (line, status) => {
    const text = `HTTP/1.1 ${line}\r\n${status === 500 ? 'Content-Length: 0\r\n' : ''}\r\n`;
    expect((await answered(text)).response).toMatchObject({ status, body: { text: '' } });
  });

  test('in chunks arrives whole', async () => {
    const text = `${head('Transfer-Encoding: chunked')}2\r\nab\r\n1\r\nc\r\n0\r\n\r\n`;
    expect((await answered(text)).response?.body).toEqual({ text: 'abc' });
  });

  test('shows tokens where the server showed keys', async () => {
    await serving(
      (call, response) => sendJson(response, 401, { sent: call.headers.authorization }, { 'X-Echo': KEY }),
      async ({ target }) => {
        const { response } = await sender(target)({
          headers: [['Authorization', 'Api-Key {{key:appended}}']],
        });
        expect(response?.body).toEqual({ text: '{"sent":"Api-Key {{key}}xx"}' });
        expect(response?.headers).toContainEqual(['X-Echo', '{{key}}']);
      },
    );
  });

  test('shows no key in bytes that are no UTF-8 either', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff]), Buffer.from(KEY)]);
    const { response } = await answered(
      Buffer.concat([Buffer.from(head(`Content-Length: ${bytes.length}`)), bytes]),
    );
    const body = response?.body as { base64: string };
    expect(Buffer.from(body.base64, 'base64').toString('latin1')).toBe('\u00ff{{key}}');
  });

  test.each([301, 302, 303, 307, 308])(
    '%d is not followed, and the key goes nowhere else',
    async (status) => {
      await serving(
        (_, elsewhere) => sendJson(elsewhere, 200, {}),
        async (elsewhere) =>
          serving(
            (_, response) => response.writeHead(status, { location: `${elsewhere.target}/b/` }).end(),
            async ({ target, calls }) => {
              const { response } = await sender(target)({ headers: [['Authorization', 'Api-Key {{key}}']] });
              expect(response?.status).toBe(status);
              expect(calls).toHaveLength(1);
              expect(elsewhere.calls).toEqual([]);
            },
          ),
      );
    },
  );
});

describe('no whole answer', () => {
  const late = { stay: true, timeout: 400 };

  test('where nothing comes in time', async () => {
    expect(await answered('', late)).toMatchObject({
      failure: { kind: 'timeout', message: 'no whole answer within 400 ms' },
    });
  });

  test('where the headers come, and the body never ends', async () => {
    const { failure, response } = await answered(
      `${head('Content-Type: text/event-stream')}data: 1\n\n`,
      late,
    );
    expect(failure).toMatchObject({ kind: 'timeout', status: 200 });
    expect(failure?.headers).toEqual([['Content-Type', 'text/event-stream']]);
    expect(response).toBeUndefined();
  });

  test.each([
    ['by its length', `${head('Content-Length: 100')}half`],
    ['by its chunks', `${head('Transfer-Encoding: chunked')}5\r\nhal`],
  ])('where it is cut off, %s', async (_, text) => {
    expect((await answered(text)).failure).toMatchObject({ kind: 'truncated', status: 200 });
  });

  test('where it is no HTTP', async () => {
    expect((await answered('SSH-2.0-OpenSSH_9.6\r\n')).failure?.kind).toBe('protocol');
  });
});

describe('more than is read', () => {
  test.each([
    ['a body', `${head()}${'x'.repeat(17 * 1024 * 1024)}`, /^the answer is longer than 16 MiB$/],
    [
      'headers',
      `HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      /^the headers are longer than 16 KiB$/,
    ],
    [
      'interim answers',
      'HTTP/1.1 102 Processing\r\n\r\n'.repeat(101),
      /^more than 100 interim answers \(1xx\)/,
    ],
    [
      'values',
      `${head('Content-Type: application/json')}[${'0,'.repeat(100_001)}0]`,
      /^the body has more than/,
    ],
  ])('in %s is no answer, and is said so', async (_, text, message) => {
    const { response, failure } = await answered(text);
    expect(response).toBeUndefined();
    expect(failure).toMatchObject({ kind: 'oversized', message: expect.stringMatching(message) });
  });
});

describe('a packed body', () => {
  const packed = (name: string, bytes: Buffer) =>
    Buffer.concat([Buffer.from(head(`Content-Encoding: ${name}`, `Content-Length: ${bytes.length}`)), bytes]);

  test.each([
    ['gzip', gzipSync('whole')],
    ['x-gzip', gzipSync('whole')],
    ['gzip, br', brotliCompressSync(gzipSync('whole'))],
    ['deflate', deflateSync('whole')],
    ['br', brotliCompressSync('whole')],
  ])('is unpacked (%s), and its headers are kept as they came', async (name, bytes) => {
    const { response } = await answered(packed(name, bytes));
    expect(response?.body).toEqual({ text: 'whole' });
    expect(response?.headers[0]).toEqual(['Content-Encoding', name]);
  });

  test.each([
    ['cut off', gzipSync('whole').subarray(0, -4), 'truncated'],
    ['packed otherwise', Buffer.from('whole'), 'protocol'],
    ['a bomb', gzipSync(Buffer.alloc(17 * 1024 * 1024)), 'oversized'],
  ])('that is %s is no answer', async (_, bytes, kind) => {
    expect((await answered(packed('gzip', bytes))).failure?.kind).toBe(kind);
  });
});
