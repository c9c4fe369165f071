import { Agent, get, request } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { Answer, Handler } from '../../src/reference/http.ts';
import { type Listening, listen } from '../../src/reference/listen.ts';

let listening: Listening | undefined;
afterEach(async () => {
  await listening?.close();
  listening = undefined;
});

async function serving(answer: Partial<Answer>, handler?: Handler): Promise<string> {
  const whole: Answer = {
    status: 200,
    headers: [['Content-Type', 'text/plain']],
    body: 'as it should be',
    ...answer,
  };
  listening = await listen(handler ?? (() => Promise.resolve(whole)), { port: 0 });
  return listening.url;
}

test('the call comes as it was sent, and the answer goes as it was given', async () => {
  const echo: Handler = ({ method, path, headers, body }) =>
    Promise.resolve({
      status: 201,
      headers: [
        ['Content-Type', 'text/plain'],
        ['X-Seen', headers.find(([name]) => name === 'X-Mark')?.[1] ?? ''],
      ],
      body: `${method} ${path} ${body}`,
    });
  const url = await serving({}, echo);
  const response = await fetch(`${url}/a?b=c%20d`, {
    method: 'PUT',
    body: 'Grüße',
    headers: { 'X-Mark': '1' },
  });
  expect([response.status, response.headers.get('content-length')]).toEqual([201, '22']);
  expect(await response.text()).toBe('PUT /a?b=c%20d Grüße');
});

test('an answer without content has no length', async () => {
  const response = await fetch(await serving({ status: 204, headers: [], body: '' }), { method: 'DELETE' });
  expect([response.status, response.headers.get('content-length')]).toEqual([204, null]);
});

test('an answer that is cut ends after half of what it announced', async () => {
  const url = await serving({ cut: true, body: '0123456789' });
  const seen = await new Promise<[string | undefined, string, boolean]>((resolve) => {
    get(url, (response) => {
      let text = '';
      response.on('data', (bytes) => {
        text += bytes;
      });
      response.on('error', () => undefined);
      response.on('close', () => resolve([response.headers['content-length'], text, response.complete]));
    });
  });
  expect(seen).toEqual(['10', '01234', false]);
});

test('an answer that hangs never comes, and does not keep the server from ending', async () => {
  const url = await serving({ hang: true });
  const ended = new Promise((resolve) =>
    request(url)
      .on('error', () => resolve('ended'))
      .end(),
  );
  expect(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 100, 'waiting'))])).toBe(
    'waiting',
  );
  await listening?.close();
  expect(await ended).toBe('ended');
});

test('it ends at once, with connections that are kept alive', async () => {
  const url = await serving({});
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) => get(url, { agent }, (response) => response.resume().on('end', resolve)));
  const started = performance.now();
  await listening?.close();
  expect(performance.now() - started).toBeLessThan(500);
  agent.destroy();
});

test('a body beyond all bounds is 413, and the server goes on', async () => {
  const url = await serving({});
  const response = await fetch(url, { method: 'POST', body: Buffer.alloc(17 * 1024 * 1024) });
  expect(response.status).toBe(413);
  expect((await fetch(url)).status).toBe(200);
});

test('a port that is taken is an error', async () => {
  const url = await serving({});
  const { port } = new URL(url);
  await expect(listen(() => Promise.reject(new Error()), { port: Number(port) })).rejects.toThrow(
    'EADDRINUSE',
  );
});
