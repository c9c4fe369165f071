import { expect, test } from '@jest/globals';
import { queryOf } from '../../src/probes/query.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { answering, contractOf, type Json } from '../support/contract.ts';

/** The query of an operation with these parameters, where these values are configured. */
function query(parameters: Json[], configured: Record<string, string> = {}) {
  const contract = contractOf({ paths: { '/a/': { get: { parameters, ...answering({}) } } } });
  const values = { parameters: configured, properties: {} };
  return queryOf({ contract, settings: { ...defaultSettings, values } }, contract.operation('GET /a/'));
}

const number = { in: 'query', schema: { type: 'integer', minimum: 4, maximum: 4 } };

test('has what it cannot do without, and nothing else', () => {
  const list = [
    { ...number, name: 'a', required: true },
    { ...number, name: 'b' },
    { ...number, name: 'c', in: 'header', required: true },
  ];
  expect(query(list)).toEqual({ a: '4' });
});

test('takes the example before a value of the schema', () => {
  expect(query([{ ...number, name: 'a', required: true, example: 9 }])).toEqual({ a: '9' });
});

test('takes what is configured before both, for optional ones too', () => {
  const list = [
    { ...number, name: 'a', required: true, example: 9 },
    { ...number, name: 'b' },
  ];
  expect(query(list, { a: '1', b: '2', other: '3' })).toEqual({ a: '1', b: '2' });
});
