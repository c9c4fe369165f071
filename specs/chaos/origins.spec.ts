/** Who is asked: one origin alone, and over TLS nobody who cannot prove to be it. */
import { readFileSync } from 'node:fs';
import { createServer as createPlain, type Server as PlainServer } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createRaw, type Server } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { PreflightError } from '../../src/errors.ts';
import { createReference } from '../../src/reference/server.ts';
import { start } from '../cli/command.ts';
import { contract } from '../support/chaos/judged.ts';
import { planFor } from '../support/judged.ts';

const at = (name: string) => new URL(`../support/chaos/tls/${name}`, import.meta.url);
const pem = (name: string) => readFileSync(at(name));
const plan = planFor(contract, {}, { operation: ['GET /api/inboxes/'], only: ['status/success'] });
const keys = { TRYSQUARE_KEY: referenceKeys.full };

async function listening<T>(server: Server, work: (port: number) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    (server as PlainServer).closeAllConnections?.();
    server.close();
  }
}

/** The reference server over TLS, with a certificate; and how often somebody asked it something. */
async function behindTls<T>(
  name: string,
  work: (url: string, asked: () => number) => Promise<T>,
): Promise<T> {
  const handler = createReference(contract, { keys: referenceKeys });
  let asked = 0;
  const server = createServer(
    { cert: pem(`${name}.pem`), key: pem('not-secret.key') },
    (request, response) => {
      asked += 1;
      const headers = Object.entries(request.headers).map(([one, value]) => [one, String(value)] as const);
      const call = { method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.alloc(0) };
      void handler(call).then((answer) => {
        for (const [one, value] of answer.headers) response.setHeader(one, value);
        response.writeHead(answer.status).end(answer.body);
      });
    },
  );
  return await listening(server, (port) => work(`https://localhost:${port}`, () => asked));
}

/** Why nothing was judged at a URL. */
async function refusal(target: string): Promise<string> {
  const refused = await check(plan, { target, keys: referenceKeys, timeout: 2_000 }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(PreflightError);
  return (refused as Error).message;
}

describe('over TLS nobody is given a key', () => {
  test('whose certificate nobody has signed', async () => {
    await behindTls('self-signed', async (url, asked) => {
      expect(await refusal(url)).toMatch(/no key is sent there: its certificate is not trusted, self-signed/);
      expect(asked()).toBe(0);
    });
  });

  test.each([
    ['who speaks plain HTTP', () => createPlain((_, response) => response.end('{}'))],
    [
      'who says nothing that is TLS',
      () => createRaw((socket) => socket.on('error', () => {}).end('garbage')),
    ],
  ])('%s', async (_, server) => {
    await listening(server(), async (port) => {
      expect(await refusal(`https://localhost:${port}`)).toMatch(
        /no key is sent there: no TLS is spoken there/,
      );
    });
  });

  const command = (url: string) => {
    const words = ['check', url, '--operation', 'GET /api/inboxes/', '--only', 'status/success'];
    return start(words, { ...keys, NODE_EXTRA_CA_CERTS: at('ca.pem').pathname }).ended;
  };

  test.each([
    ['whose certificate has run out', 'expired', /certificate has expired/],
    ['whose certificate is for another host', 'elsewhere', /Hostname\/IP does not match/],
  ])('%s', async (_, name, reason) => {
    await behindTls(name, async (url, asked) => {
      const { code, stderr } = await command(url);
      expect([code, asked()]).toEqual([2, 0]);
      expect(stderr).toMatch(reason);
    });
  });

  test('and whoever is trusted is judged', async () => {
    await behindTls('good', async (url) => expect((await command(url)).stdout).toMatch(/INCOMPLETE/));
  });
});

test('who speaks TLS where plain HTTP is asked for is no such API', async () => {
  await behindTls('good', async (url, asked) => {
    expect(await refusal(url.replace('https:', 'http:'))).toMatch(/is no such API/);
    expect(asked()).toBe(0);
  });
});

test('a name that stands for several addresses is asked at the one where somebody is', async () => {
  const reference = await startReference(contract);
  const target = reference.url.replace('127.0.0.1', 'localhost');
  const report = await check(plan, { target, keys: referenceKeys });
  await reference.close();
  expect(report.cases.filter(({ verdict }) => verdict === 'pass')).toHaveLength(1);
  expect(await refusal(target)).toMatch(/nothing answers at http:\/\/localhost:\d+ \(.*ECONNREFUSED/);
});
