import { expect, test } from '@jest/globals';
import { operationsAt, operationsOn, routesAcross } from '../../src/contract/whereabouts.ts';
import { makePlan, noFilters } from '../../src/plan/plan.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { contractOf, type Json, row, surfaceOf } from '../support/contract.ts';

const responses = { 200: { description: 'OK' } };
const get = { get: { responses } };

const document: Json = {
  openapi: '3.0.3',
  security: [{ Key: [] }],
  components: {
    securitySchemes: {
      Key: { type: 'http', scheme: 'Api-Key' },
      Other: { type: 'http', scheme: 'basic' },
    },
  },
  paths: {
    '/a/list': get,
    '/a/{id}': { ...get, post: { security: [{ Other: [] }], responses } },
    '/a/{name}/': { delete: { responses } },
    '/b/list': { ...get, post: { security: [{ Other: [] }], responses } },
    '/c/list': get,
    '/c/{id}': { get: { security: [{ Other: [] }], responses } },
    '/d/list': get,
  },
};

const contract = surfaceOf(
  document,
  contractOf({
    conformance: {
      requirements: [
        row('error/unknown-path', { answers: { missing: ['Refused'] } }),
        row('error/method-not-allowed', { answers: { refused: ['Refused'] } }),
      ],
    },
  }),
);

test('operations are found at a place, however its parameters are named', () => {
  expect(operationsAt(contract, '/a/{x}').map(({ key }) => key)).toEqual([
    'GET /a/{id}',
    'DELETE /a/{name}/',
  ]);
  expect(operationsAt(contract, '/nowhere')).toEqual([]);
  expect(operationsOn(contract, '/a').map(({ key }) => key)).toEqual(['GET /a/{id}', 'DELETE /a/{name}/']);
});

test('what a request may come to includes what cannot be judged', () => {
  const across = (path: string): string[] =>
    routesAcross(contract, path).map((one) => `${one.method} ${one.path} ${one.operation?.kind}`);
  expect(across('/a/list').sort()).toEqual([
    'DELETE /a/{name}/ delete',
    'GET /a/list query',
    'GET /a/{id} read',
    'POST /a/{id} undefined',
  ]);
  expect(across('/{any}/list')).toHaveLength(9);
  expect(across('/a')).toEqual([]);
});

test('no method and no path is tried as undocumented that the document has, judged or not', () => {
  const { cases } = makePlan(contract, defaultSettings, noFilters);
  expect(cases.map(({ id }) => id)).toEqual([
    'error/unknown-path GET /b/list',
    'error/unknown-path GET /d/list',
    'error/method-not-allowed GET /a/{id} PATCH',
    'error/method-not-allowed GET /d/list POST',
    'error/method-not-allowed GET /d/list PATCH',
  ]);
});
