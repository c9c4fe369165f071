/** Valid inputs, small: each part of them is broken by the fuzz now and then. */
import { stringify } from 'yaml';
import type { Json } from './broken.ts';

const thing: Json = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 20, pattern: '^[a-z]+$' },
    size: { type: 'integer', minimum: 0, multipleOf: 2, nullable: true },
    kind: { enum: ['a', 'b'] },
    parent: { $ref: '#/components/schemas/Thing' },
    tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    more: { oneOf: [{ type: 'string' }, { allOf: [{ $ref: '#/components/schemas/Thing' }] }] },
  },
};
const body = (schema: Json): Json => ({ content: { 'application/json': { schema } } });
const answer = (schema: Json): Json => ({ description: 'ok', ...(body(schema) as object) });
const one: Json = { $ref: '#/components/schemas/Thing' };

export const SURFACE: Json = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  servers: [{ url: 'https://elsewhere.example/v1' }],
  security: [{ key: [] }],
  paths: {
    '/things/': {
      get: {
        operationId: 'list',
        parameters: [{ name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } }],
        responses: {
          '200': answer({
            type: 'object',
            properties: { count: { type: 'integer' }, results: { type: 'array', items: one } },
          }),
        },
      },
      post: { operationId: 'create', requestBody: body(one), responses: { '201': answer(one) } },
    },
    '/things/{id}/': {
      parameters: [{ $ref: '#/components/parameters/id' }],
      get: { responses: { '200': answer(one), '4XX': { description: 'no' } } },
      delete: { responses: { '204': { description: 'gone' } } },
    },
  },
  components: {
    schemas: { Thing: thing },
    parameters: {
      id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } },
  },
};

export const SURFACE_YAML = `x-common: &common
  '401': &refused {description: no}
${stringify(SURFACE)}x-more:
  responses: {<<: *common, '403': *refused}
`;

export const OVERLAY: Json = {
  overlay: '1.0.0',
  info: { title: 'Amendments', version: '1' },
  extends: 'theirs.json',
  actions: [
    { target: "$.paths['/things/'].get", update: { summary: 'All things' } },
    { target: '$.paths.*.delete', remove: true },
    { target: '$..properties[?@.minimum == 0]', update: { minimum: 1 } },
  ],
};

const pairs: Json = [
  { name: 'Content-Type', value: 'application/json' },
  { name: 'Authorization', value: 'Api-Key abcdefgh' },
];

export const ARCHIVE: Json = {
  log: {
    version: '1.2',
    entries: [
      {
        time: 12.5,
        request: { method: 'GET', url: 'https://a.example/api/chatbots/?page=1', headers: pairs },
        response: {
          status: 200,
          headers: pairs,
          content: {
            mimeType: 'application/json',
            text: '{"count":0,"next":null,"previous":null,"results":[]}',
          },
        },
      },
      {
        request: {
          method: 'POST',
          url: 'https://a.example/api/chatbots/',
          headers: pairs,
          postData: { text: '{}' },
        },
        response: { status: 400, headers: pairs, content: { encoding: 'base64', text: 'e30=', size: 2 } },
      },
    ],
  },
};

export const EXCHANGES: { [name: string]: Json }[] = [
  {
    id: 'body/schema GET /api/chatbots/#1.1',
    request: {
      operation: 'GET /api/chatbots/',
      method: 'GET',
      path: '/api/chatbots/',
      headers: [['Authorization', 'Api-Key {{key}}']],
      changes: false,
    },
    response: {
      status: 200,
      headers: [['Content-Type', 'application/json']],
      body: { text: '{"count":1,"next":null,"previous":null,"results":[{"id":"x","name":"y"}]}' },
    },
    milliseconds: 3,
  },
  { sending: 'a#1.2', operation: 'POST /api/chatbots/', path: '/api/chatbots/' },
  { redone: 'a#1' },
];

export const CONFIG: Json = {
  target: 'http://127.0.0.1:8000',
  contract: 'mine.yaml',
  surface: 'https://a.example/openapi.json',
  overlays: ['a.yaml'],
  keys: { full: 'env:KEY', restricted: 'file:restricted.key' },
  redact: ['email'],
  values: {
    parameters: { id: 17 },
    properties: { name: 'x' },
    schemas: { Message: { text: 'y' } },
    operations: { 'GET /a/*': { parameters: { id: 'z' }, properties: {} } },
  },
};

export const BASELINE: Json = {
  baselineVersion: 1,
  known: [
    {
      requirement: 'auth/missing-key',
      operation: 'GET /api/chatbots/',
      standing: 'fail',
      how: 'let in',
      reason: 'known',
      link: 'https://a.example/1',
      expires: '2027-01-31',
    },
  ],
};
