import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../src/model.ts';
import { Credentials } from '../../src/run/credentials.ts';
import { Pace } from '../../src/run/pace.ts';
import { Transport, type TransportOptions } from '../../src/run/transport.ts';
import { requestFor } from '../support/exchange.ts';
import { sendJson, serving } from '../support/server.ts';

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

describe('a request', () => {
  test('goes out as it is, keys in the place of their tokens', async () => {
    await serving(
      (_, response) => sendJson(response, 200, {}),
      async ({ target, calls }) => {
        await sender(target)({
          method: 'POST',
          path: '/a/?q=%7B%7Bkey%7D%7D&b=%C3%A4',
          headers: [
            ['Authorization', 'Api-Key  {{key}}'],
            ['Content-Type', 'application/json'],
          ],
          body: { text: '{"half": {{key}} ä' },
        });
        expect(calls).toMatchObject([
          { method: 'POST', path: `/a/?q=${KEY}&b=%C3%A4`, body: `{"half": ${KEY} ä` },
        ]);
        expect(calls[0]?.rawHeaders).toContain(`Api-Key  ${KEY}`);
        expect(calls[0]?.headers['content-type']).toBe('application/json');
      },
    );
  });

  test('may carry any bytes', async () => {
    await serving(
      (call, response) => sendJson(response, 200, call.body.length),
      async ({ target }) => {
        const body = { base64: Buffer.from('bytes').toString('base64') };
        const { response } = await sender(target)({
          method: 'POST',
          headers: [['Content-Type', 'text/plain']],
          body,
        });
        expect(response?.body).toEqual({ text: '5' });
      },
    );
  });

  test('whose key was not given is not sent', async () => {
    await serving(
      (_, response) => sendJson(response, 200, {}),
      async ({ target, calls }) => {
        const exchange = await sender(target)({ headers: [['Authorization', '{{other}}']] });
        expect(exchange.withheld).toEqual({
          verdict: 'inconclusive',
          reason: 'no-data',
          message: 'set TRYSQUARE_KEY_OTHER',
        });
        expect(calls).toEqual([]);
        expect(transport?.sent).toBe(0);
      },
    );
  });

  test('keeps its tokens in the record', async () => {
    await serving(
      (_, response) => sendJson(response, 200, {}),
      async ({ target }) => {
        const exchange = await sender(target)({ headers: [['Authorization', 'Api-Key {{key}}']] });
        expect(exchange).toMatchObject({
          id: 'a#1.1',
          request: { headers: [['Authorization', 'Api-Key {{key}}']] },
        });
        expect(JSON.stringify(exchange)).not.toContain(KEY);
      },
    );
  });
});
