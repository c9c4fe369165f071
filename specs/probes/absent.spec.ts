import { describe, expect, test } from '@jest/globals';
import type { HttpResponse, Operation } from '../../src/model.ts';
import { absentPath } from '../../src/probes/absent.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json, ref, widgetPaths } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

const none = jsonAnswer(404, {});
const listing = (...ids: unknown[]) => jsonAnswer(200, { results: ids.map((id) => ({ id })) });

/** What is asked to find an id that nothing has, and what comes of it. */
function absent(key: string, paths: Json, lists: HttpResponse, reads: HttpResponse = none, seed = 1) {
  const contract = contractOf({ paths });
  const operation: Operation = contract.operation(key);
  const kit = { contract, settings: { ...defaultSettings, seed } };
  return driven(
    () => absentPath(kit, operation),
    ({ path }) => (/s\/$/.test(path) ? lists : reads),
  );
}

/** The paths of widgets with another schema of what calls one. */
function called(schema: Json): Json {
  const paths = structuredClone(widgetPaths) as Json;
  for (const operation of Object.values(paths['/widgets/{id}/'] as Json))
    (operation as Json)['parameters'] = [{ name: 'id', in: 'path', required: true, schema }];
  return paths;
}

const UUID = '00000000-0000-4000-8000-000000000001';

describe('an id of nothing', () => {
  test.each([
    ['words', 'w1', /^ts\w+$/],
    ['UUIDs', UUID, /^[0-9a-f-]{36}$/],
    ['numbers', 7, /^\d+$/],
    ['words behind a name', 'note_4f5c2ad0e1b2', /^note_4f5[0-9a-f]{9}$/],
    ['hexadecimal', '507f1f77bcf86cd799439011', /^507f1f77bcf8[0-9a-f]{12}$/],
    ['numbers of a clock', '1234567890123456789', /^123456789\d{10}$/],
    ['letters and digits', '01ARZ3NDEKTSV4RRFFQ69G5FAV', /^01ARZ3NDEKTSV[A-Z0-9]{13}$/],
  ])('looks like the others, which are %s', async (_, existing, form) => {
    const { outcome } = await absent('DELETE /widgets/{id}/', widgetPaths, listing(existing));
    expect(outcome).toMatchObject({ value: { id: expect.stringMatching(form) } });
  });

  test.each([
    [{ type: 'integer', minimum: 1, maximum: 999 }, /^[1-9]\d{0,2}$/],
    [{ type: 'string', pattern: '^[A-Z]{3}$' }, /^[A-Z]{3}$/],
  ])('is one that its parameter allows: %j', async (schema, form) => {
    const { outcome } = await absent('DELETE /widgets/{id}/', called(schema), listing('w1'));
    expect(outcome).toMatchObject({ value: { id: expect.stringMatching(form) } });
  });

  test.each([
    [{ type: 'string', enum: ['day', 'week'] }],
    [{ const: 'day' }],
    [{ type: 'string', pattern: '^se-\\d+$', example: 'se-1' }],
  ])('is none of what a document names: %j', async (schema) => {
    const { outcome } = await absent('DELETE /widgets/{id}/', called(schema), listing('w1'));
    const { id } = (outcome as { value: { id: string } }).value;
    expect(['day', 'week', 'se-1']).not.toContain(id);
  });

  test.each([
    ['a number', { type: 'number', minimum: 1, maximum: 99 }, 'w1'],
    ['one of few texts', { type: 'string', pattern: '^[A-Z]{3}$' }, 'w1'],
    ['one of few that are like what there is', { type: 'string' }, 'INV-000123'],
  ])('is not guessed where it cannot be asked for: %s', async (_, schema, existing) => {
    const { '/widgets/{id}/': item, ...others } = called(schema);
    const { get: _get, ...writing } = item as Json;
    const paths = { ...others, '/widgets/{id}/': writing };
    const { outcome } = await absent('DELETE /widgets/{id}/', paths, listing(existing));
    expect(outcome).toMatchObject({
      stop: { message: expect.stringMatching(/is nobody’s id cannot be asked/) },
    });
  });

  test('is asked for first', async () => {
    const { outcome, asked } = await absent('DELETE /widgets/{id}/', widgetPaths, listing(UUID));
    const { id } = (outcome as { value: { id: string } }).value;
    expect(asked).toEqual(['GET /widgets/', `GET /widgets/${id}/`]);
  });

  test('is the same for the same seed', async () => {
    const id = async (seed: number) =>
      (await absent('GET /widgets/{id}/', widgetPaths, listing(UUID), none, seed)).outcome;
    expect(await id(1)).toEqual(await id(1));
    expect(await id(1)).not.toEqual(await id(2));
  });

  test('is none where everything that is asked for exists', async () => {
    const { outcome, asked } = await absent(
      'DELETE /widgets/{id}/',
      widgetPaths,
      listing(UUID),
      jsonAnswer(200, {}),
    );
    expect(stopOf(outcome)).toMatchObject({ verdict: 'inconclusive', reason: 'precondition-unmet' });
    expect(asked).toHaveLength(4);
  });

  test('is not guessed where ids are numbers and nobody can be asked', async () => {
    const gone = { responses: { 204: { description: 'Gone' } } };
    const paths = { '/jobs/': { get: answering(ref('WidgetPage')) }, '/jobs/{id}/': { delete: gone } };
    expect(stopOf((await absent('DELETE /jobs/{id}/', paths, listing(7))).outcome)).toMatchObject({
      verdict: 'not-run',
      reason: 'out-of-reach',
    });
    expect((await absent('DELETE /jobs/{id}/', paths, listing(UUID))).outcome).toHaveProperty('value.id');
  });
});
