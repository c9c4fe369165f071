import { describe, expect, test } from '@jest/globals';
import { succeeded, validRequest } from '../../src/probes/success.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json, widgetPaths } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

const q = { name: 'q', in: 'query', required: true, schema: { type: 'integer', minimum: 5, maximum: 5 } };
const paths: Json = {
  ...widgetPaths,
  '/search/': { get: { parameters: [q, { ...q, name: 'r', required: false }], ...answering({}) } },
  '/restart/': { post: answering({}) },
  '/widgets/{id}/restart/': { post: answering({}) },
};
const contract = contractOf({ paths });
const kit = { contract, settings: defaultSettings };

const server = ({ method }: { method: string }) =>
  method === 'POST' ? jsonAnswer(201, { id: 'new' }) : jsonAnswer(200, { results: [{ id: 'there' }] });

async function valid(key: string, label = 'a') {
  const { outcome, asked } = await driven(() => validRequest(kit, contract.operation(key), label), server);
  return { ...('value' in outcome ? outcome.value : {}), asked, stop: stopOf(outcome) };
}

describe('a valid request', () => {
  test('reads what is there', async () => {
    expect(await valid('GET /widgets/{id}/')).toMatchObject({ path: '/widgets/there/', changes: false });
  });

  test('has the query that it cannot do without', async () => {
    expect((await valid('GET /search/'))['path' as never]).toBe('/search/?q=5');
  });

  test.each(['PUT /widgets/{id}/', 'DELETE /widgets/{id}/'])(
    'changes only what this run made: %s',
    async (key) => {
      expect(await valid(key)).toMatchObject({
        path: '/widgets/new/',
        changes: true,
        asked: ['POST /widgets/'],
      });
    },
  );

  test('acts on what was made for it alone', async () => {
    expect(await valid('POST /widgets/{id}/restart/')).toMatchObject({
      path: '/widgets/new/restart/',
      changes: true,
    });
  });

  test('creates with a body of its own', async () => {
    const [a, b] = [await valid('POST /widgets/', 'a'), await valid('POST /widgets/', 'b')];
    expect(a).toMatchObject({ method: 'POST', changes: true });
    expect(a['body' as never]).not.toEqual(b['body' as never]);
  });

  test('is not to be had where nobody knows what it changes', async () => {
    expect((await valid('POST /restart/')).stop).toMatchObject({
      verdict: 'not-run',
      reason: 'out-of-reach',
    });
  });
});

test('what does not succeed leaves the case open', async () => {
  const { outcome } = await driven(
    () => succeeded(kit, contract.operation('GET /widgets/')),
    () => jsonAnswer(500, { detail: 'x' }),
  );
  expect(stopOf(outcome)).toMatchObject({
    reason: 'precondition-unmet',
    message: 'a valid request did not succeed: GET /widgets/ answered 500 {"detail":"x"}',
  });
});
