import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import type { Call } from '../../src/reference/http.ts';
import { listen } from '../../src/reference/listen.ts';
import { mutated } from '../../src/reference/mutant.ts';
import { mutantNamed } from '../../src/reference/mutants/index.ts';
import { proxyTo } from '../../src/reference/proxy.ts';
import { contractAt } from '../support/judged.ts';
import { listening, sendJson, serving } from '../support/server.ts';

const call = (path: string, parts: Partial<Call> = {}): Call => ({
  method: 'GET',
  path,
  headers: [],
  body: Buffer.alloc(0),
  ...parts,
});

test('passes on method, path, query, headers and body, byte for byte, behind the base path of the target', async () => {
  await serving(
    (_, response) => sendJson(response, 201, { made: true }, { 'X-Twice': ['1', '2'] }),
    async ({ target, calls }) => {
      const body = Buffer.from([0x7b, 0xc3, 0x28, 0x00, 0x7d]);
      const answer = await proxyTo(`${target}/base/`)(
        call('/things/?a=1&a=%20', {
          method: 'POST',
          headers: [
            ['Host', 'proxy.test'],
            ['Connection', 'keep-alive, X-Hop'],
            ['X-Hop', 'gone'],
            ['Keep-Alive', 'timeout=5'],
            ['Content-Length', '999'],
            ['Authorization', 'Api-Key k'],
            ['X-Same', 'one'],
            ['X-Same', 'two'],
          ],
          body,
        }),
      );
      expect(answer).toMatchObject({ status: 201, body: Buffer.from('{"made":true}') });
      expect(answer.headers.filter(([name]) => name === 'X-Twice').map(([, value]) => value)).toEqual([
        '1',
        '2',
      ]);
      expect(answer.headers.map(([name]) => name.toLowerCase())).not.toContain('content-length');
      const [received] = calls;
      expect(received).toMatchObject({ method: 'POST', path: '/base/things/?a=1&a=%20' });
      expect(received?.headers).toMatchObject({
        host: new URL(target).host,
        authorization: 'Api-Key k',
        'content-length': String(body.length),
        'x-same': 'one, two',
      });
      expect(received?.headers).not.toHaveProperty('x-hop');
      expect(received?.headers).not.toHaveProperty('keep-alive');
      expect(Buffer.from(received?.body ?? '')).toEqual(Buffer.from(String(body)));
    },
  );
});

test('reads over one kept connection, and changes over one of their own', async () => {
  await serving(
    (_, response) => sendJson(response, 200, {}),
    async ({ target, connections }) => {
      const proxy = proxyTo(target);
      for (const path of ['/1', '/2', '/3']) await proxy(call(path));
      expect(connections()).toBe(1);
      for (const path of ['/1', '/2']) await proxy(call(path, { method: 'DELETE' }));
      expect(connections()).toBe(3);
    },
  );
});

test('follows no redirect, and leads nobody to another host', async () => {
  await serving(
    (_, response) => response.writeHead(302, { Location: 'http://elsewhere.test/' }).end(),
    async ({ target, calls }) => {
      const proxy = proxyTo(target);
      expect(await proxy(call('/moved'))).toMatchObject({ status: 302 });
      expect(await proxy(call('http://elsewhere.test/'))).toMatchObject({ status: 400 });
      await proxy(call('//elsewhere.test/x'));
      expect(calls.map(({ path }) => path)).toEqual(['/moved', '//elsewhere.test/x']);
    },
  );
  expect(() => proxyTo('file:///etc/hosts')).toThrow('is no URL of HTTP');
});

test('an answer that breaks off is cut; none in time, too large or not there at all rejects', async () => {
  await serving(
    ({ path }, response) => {
      if (path === '/never') return;
      response.writeHead(200, { 'Content-Length': 100 });
      if (path === '/large') response.end('x'.repeat(100));
      else response.write('half', () => response.destroy());
    },
    async ({ target }) => {
      const proxy = proxyTo(target, { timeout: 200, largest: 50 });
      expect(await proxy(call('/half'))).toMatchObject({ status: 200, body: Buffer.from('half'), cut: true });
      await expect(proxy(call('/large'))).rejects.toThrow('more than 50 bytes');
      await expect(proxy(call('/never'))).rejects.toThrow('200 ms');
    },
  );
  await expect(proxyTo('http://127.0.0.1:9')(call('/'))).rejects.toThrow('ECONNREFUSED');
});

test('a read is sent again where the target has closed the connection that was kept for it', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    const fresh = connections > 1;
    let asked = 0;
    socket.on('error', () => {});
    socket.on('data', () => {
      asked += 1;
      if (asked === 1 || fresh) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      else socket.resetAndDestroy();
    });
  });
  await listening(server, async (port) => {
    const proxy = proxyTo(`http://127.0.0.1:${port}`);
    await proxy(call('/1'));
    expect(await proxy(call('/2'))).toMatchObject({ status: 200 });
    expect(connections).toBe(2);
  });
});

test('with a fault in it, it is a target with that fault; links keep the origin of the target itself', async () => {
  const contract = contractAt();
  const reference = await startReference(contract);
  const facts = { contract, keys: referenceKeys };
  const faulty = mutated(proxyTo(reference.url), mutantNamed('envelope/count-one-more'), facts);
  const proxy = await listen(faulty, { port: 0 });
  try {
    const headers = { Authorization: `Api-Key ${referenceKeys.full}` };
    const read = async (url: string) =>
      (await (await fetch(`${url}/api/chatbots/`, { headers })).json()) as { count: number; next: string };
    const [plain, changed] = [await read(reference.url), await read(proxy.url)];
    expect(changed.count).toBe(plain.count + 1);
    expect(new URL(changed.next).origin).toBe(reference.url);
  } finally {
    await proxy.close();
    await reference.close();
  }
});
