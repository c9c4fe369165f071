import { expect, test } from '@jest/globals';
import { recorder } from '../../src/bundle/evidence.ts';
import { keyIn, privateKeyIn, secretHeaderIn } from '../../src/bundle/secrets.ts';
import type { Exchange, Header } from '../../src/model.ts';

const credential = { scheme: 'Key', header: 'Authorization', prefix: 'Api-Key ' };

function exchange(headers: readonly Header[], answered: readonly Header[] = [], body = '{}'): Exchange {
  const request = { operation: 'GET /a', method: 'GET', path: '/a', headers, changes: false };
  return {
    id: 'a#1.1',
    request,
    response: { status: 200, headers: answered, body: { text: body } },
    milliseconds: 1,
  };
}

test.each([
  ['Authorization', 'Api-Key {{key}}'],
  ['Authorization', 'Api-Key  {{key}}'],
  ['Authorization', 'Api-Key {{key}}-'],
  ['Authorization', 'Bearer {{key:unknown}}'],
  ['Authorization', 'Api-Key'],
  ['Authorization', ''],
  ['X-Authorization', 'Api-Key {{restricted}}'],
  ['Cookie', 'api_key={{key}}; token={{key}}'],
  ['Accept', 'application/json'],
])('the header %s: %s holds no more than tokens', (name, value) => {
  expect(secretHeaderIn(exchange([[name, value]]), credential)).toBeUndefined();
});

test.each([
  ['Authorization', 'Api-Key abc'],
  ['authorization', 'Api-Key {{key}}abc'],
  ['Authorization', 'secret'],
  ['Proxy-Authorization', 'Basic dXNlcjpwYXNz'],
  ['X-Api-Key', 'abc'],
  ['Cookie', 'api_key={{key}}; session=abc'],
])('the header %s: %s does', (name, value) => {
  expect(secretHeaderIn(exchange([[name, value]]), credential)).toBe(name);
});

test('a cookie that a target sets is taken out before it is written', () => {
  const set = (value: string): Header => ['Set-Cookie', value];
  const before = exchange([], [set('session=s3cr3t; Path=/; HttpOnly'), set('a='), ['X-A', 'b=c']]);
  expect(secretHeaderIn(before, credential)).toBe('Set-Cookie');
  const { response, receivedAt } = recorder(() => new Date(7))(before);
  expect(response?.headers).toEqual([set('session={{cookie}}; Path=/; HttpOnly'), set('a='), ['X-A', 'b=c']]);
  expect(secretHeaderIn({ ...before, ...(response && { response }) }, credential)).toBeUndefined();
  expect(receivedAt).toBe('1970-01-01T00:00:00.007Z');
});

test.each([
  ['Use the header Api-Key followed-by-your-key', undefined],
  ['{"detail": "Invalid token 12"}', undefined],
  ['Api-Key {{key}}', undefined],
  ['curl -H "Authorization: Api-Key $TRYSQUARE_KEY"', undefined],
  ['sent Api-Key ABCdef0123456789xyz', 'a key behind its scheme'],
  ['bearer 0123456789abcdef01', 'a key behind its scheme'],
  ['AKIAIOSFODNN7EXAMPLE', 'a key of AWS'],
  ['-----BEGIN EC PRIVATE KEY-----', 'a private key'],
])('in %j looks like a key: %s', (text, found) => {
  expect(keyIn(text, credential)).toBe(found);
  expect(keyIn(exchange([], [], text), credential)).toBe(found);
});

test('a private key is found in any bytes', () => {
  expect(privateKeyIn(Buffer.from('\0\0-----BEGIN PRIVATE KEY-----\nMC4'))).toBe(true);
  expect(privateKeyIn(Buffer.from('PRIVATE KEY-----'))).toBe(false);
});
