/** A document of a vendor in two files, and an overlay that takes something out of it. */

const page = {
  type: 'object',
  required: ['data', 'meta', 'links'],
  properties: {
    data: { type: 'array', items: { $ref: 'thing.json' } },
    meta: { type: 'object', required: ['total'], properties: { total: { type: 'integer' } } },
    links: {
      type: 'object',
      required: ['next', 'prev'],
      properties: { next: { type: 'string', nullable: true }, prev: { type: 'string', nullable: true } },
    },
  },
};
const answer = (schema: object) => ({ description: 'Well', content: { 'application/json': { schema } } });
const one = { $ref: 'thing.json' };

export const thing: string = JSON.stringify({
  type: 'object',
  required: ['number', 'label'],
  properties: {
    number: { type: 'integer', minimum: 1, readOnly: true },
    label: { type: 'string', minLength: 1, maxLength: 40 },
  },
});

export const things: string = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Things', version: '7' },
  security: [{ Key: [] }],
  components: { securitySchemes: { Key: { type: 'apiKey', in: 'header', name: 'X-Account-Key' } } },
  paths: {
    '/v2/things': {
      get: {
        parameters: ['p', 'size'].map((name) => ({
          name,
          in: 'query',
          schema: { type: 'integer', minimum: 1 },
        })),
        responses: { 200: answer(page) },
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: one } } },
        responses: { 201: answer(one) },
      },
    },
    '/v2/things/{number}': {
      parameters: [{ name: 'number', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      get: { responses: { 200: answer(one) } },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
    '/v2/unfinished': { get: { responses: { 200: answer(page) } } },
  },
});

export const lessOverlay: string = [
  'overlay: 1.0.0',
  "info: {title: Less, version: '1'}",
  'actions:',
  '  - {target: "$.paths[\'/v2/unfinished\']", remove: true}',
  '',
].join('\n');
