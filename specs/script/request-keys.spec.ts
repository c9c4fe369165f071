import { describe, expect, test } from '@jest/globals';
import { headerOf } from '../../src/contract/documented.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { jsonBody, type RequestParts, requestOf } from '../../src/script/request.ts';
import { toldApart } from '../../src/script/request-keys.ts';
import { contractOf, type Json, widgetPaths } from '../support/contract.ts';

const CREATE = 'POST /widgets/';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A kit whose creation of widgets needs a header. */
function kitWith(name: string, schema: Json, more: Json = {}, values: Record<string, string> = {}) {
  const paths = structuredClone(widgetPaths) as Record<string, Record<string, Json>>;
  const parameters = [{ name, in: 'header', required: true, schema, ...more }];
  (paths['/widgets/']?.['post'] as Json)['parameters'] = parameters;
  const settings = { ...defaultSettings, values: { parameters: values, properties: {} } };
  return { contract: contractOf({ paths }), settings };
}

type KitWith = ReturnType<typeof kitWith>;

const keyOf = (kit: KitWith, parts: RequestParts = {}, name = 'Idempotency-Key'): string | undefined =>
  headerOf(requestOf(kit, kit.contract.operation(CREATE), parts), name);

const kit = kitWith('Idempotency-Key', { type: 'string', format: 'uuid' });
const body = jsonBody({ name: 'one' });

describe('a header that tells requests apart', () => {
  test('has the same value for the same request', () => {
    expect(keyOf(kit, { body })).toMatch(UUID);
    expect(keyOf(kit, { body })).toBe(keyOf(kit, { body }));
  });

  test.each<[what: string, parts: RequestParts]>([
    ['body', { body: jsonBody({ name: 'two' }) }],
    ['credential', { body, authorization: 'Api-Key {{restricted}}' }],
    ['method', { body, method: 'PUT' }],
    ['query', { body, query: { page: '1' } }],
    ['purpose', { body, purpose: 'again' }],
  ])('has another one for another %s', (_, parts) => {
    expect(keyOf(kit, parts)).not.toBe(keyOf(kit, { body }));
  });

  test('and with another seed', () => {
    const other = { ...kit, settings: { ...kit.settings, seed: 2 } };
    expect(keyOf(other, { body })).not.toBe(keyOf(kit, { body }));
  });

  test.each<[schema: Json, form: RegExp]>([
    [{ type: 'string' }, UUID],
    [{ type: 'string', maxLength: 12 }, /^ts[0-9a-z]{1,10}$/],
    [{ type: 'string', pattern: '^[0-9a-f]{32}$' }, /^[0-9a-f]{32}$/],
    [{ type: 'integer', minimum: 1 }, /^[1-9]\d*$/],
  ])('has the form that its schema asks for: %j', (schema, form) => {
    const formed = kitWith('Idempotency-Key', schema);
    expect(keyOf(formed, { body })).toMatch(form);
    expect(keyOf(formed, { body: jsonBody({}) })).not.toBe(keyOf(formed, { body }));
  });

  test.each(['X-Idempotency-Key', 'X-Request-ID', 'Request-Id', 'X-Correlation-Id', 'idempotency_key'])(
    'is told by its name: %s',
    (name) => {
      const named = kitWith(name, { type: 'string' }, { example: 'one-for-all' });
      expect(keyOf(named, { body }, name) === 'one-for-all').toBe(name.includes('_'));
    },
  );

  test('is not one that documents give a value to choose from, is configured, or is given', () => {
    expect(keyOf(kitWith('Idempotency-Key', { type: 'string', enum: ['a'] }), { body })).toBe('a');
    const given = kitWith('Idempotency-Key', { type: 'string' }, {}, { 'Idempotency-Key': 'mine' });
    expect(keyOf(given, { body })).toBe('mine');
    expect(keyOf(kit, { body, headers: [['idempotency-key', 'broken']] })).toBe('broken');
  });

  test('has another one where what is asked is changed afterwards', () => {
    const creator = kit.contract.operation(CREATE);
    const request = requestOf(kit, creator, { body });
    const again = toldApart(kit, creator, request, 'again');
    expect(toldApart(kit, creator, request)).toEqual(request);
    expect(headerOf(again, 'Idempotency-Key')).not.toBe(headerOf(request, 'Idempotency-Key'));
  });
});
