import { describe, expect, test } from '@jest/globals';
import { alarms, contractWithPaths, isAdmitted, json, open, type Vary, verdictOn } from './support.ts';

const documented = contractWithPaths(`  /api/figures/{kind}/:
    get:
      operationId: figuresRead
      parameters: [{name: kind, in: path, required: true, schema: {type: string, enum: [day, week]}}]
      responses: {'200': {description: The figures., content: {application/json: {schema: {type: object}}}}}
  /api/guests/{guestId}/:
    get:
      operationId: guestsRead
      parameters: [{name: guestId, in: path, required: true, example: g-17, schema: {type: string}}]
      responses: {'200': {description: The guest., content: {application/json: {schema: {type: object}}}}}
  /api/portraits/{chatbotId}/:
    get:
      operationId: portraitsRead
      parameters: [{name: chatbotId, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': {description: Its portrait., content: {application/json: {schema: {type: object}}}}}
  /api/rates/{currency}/:
    get:
      operationId: ratesRead
      parameters:
      - {name: currency, in: path, required: true, schema: {const: EUR}}
      - {name: day, in: query, required: true, schema: {type: string, format: date}}
      responses: {'200': {description: The rates., content: {application/json: {schema: {type: object}}}}}
`);
const GUESSED = ['GET /api/figures/{kind}/', 'GET /api/guests/{guestId}/', 'GET /api/portraits/{chatbotId}/'];
const NOT_FOUND = json(404, { detail: 'Not found.' });
const status = ['status/success'];

describe('what is not found says nothing of the server', () => {
  test.each([...GUESSED, 'GET /api/rates/{currency}/'])(
    'where %s names what nobody listed or made there',
    async (key) => {
      const at = /^GET (\/api\/\w+\/)/.exec(key)?.[1] ?? '';
      const report = await verdictOn({
        contract: documented,
        filters: { operation: [key], only: status },
        vary: async (call, forward) =>
          call.path.startsWith(at) && isAdmitted(call) ? NOT_FOUND : forward(call),
      });
      expect(alarms(report)).toEqual([]);
      expect(open(report)).toEqual([`no-data: status/success ${key}`]);
      expect(report.cases.find(({ id }) => id === `status/success ${key}`)?.message).toMatch(
        /configure:\nvalues:/,
      );
    },
  );

  const refusing =
    (refuses: (body: string) => boolean): Vary =>
    async (call, forward) =>
      call.method === 'POST' && isAdmitted(call) && refuses(call.body.toString()) ? NOT_FOUND : forward(call);

  test('where a creation refers to what is not there: without a body it gets further', async () => {
    const report = await verdictOn({
      filters: { operation: ['POST /api/chatbots/'], only: status },
      vary: refusing((body) => body.includes('name')),
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual(['no-data: status/success POST /api/chatbots/']);
  });

  test('but a creation that is not there at all is found', async () => {
    const report = await verdictOn({
      filters: { operation: ['POST /api/chatbots/'], only: status },
      vary: refusing(() => true),
    });
    expect(alarms(report)).toEqual(['status/success: a valid request is answered 404 (POST /api/chatbots/)']);
  });
});

test('what is part of a segment need not name anything', async () => {
  const formats = contractWithPaths(`  /api/figures.{format}:
    get:
      operationId: figures
      parameters: [{name: format, in: path, required: true, example: json, schema: {type: string}}]
      responses: {'200': {description: The figures., content: {application/json: {schema: {type: object}}}}}
`);
  const report = await verdictOn({
    contract: formats,
    filters: { operation: ['GET /api/figures.{format}'], only: ['error/not-found', 'status/*'] },
    vary: async (call, forward) =>
      call.path.startsWith('/api/figures.') && isAdmitted(call) ? json(200, {}) : forward(call),
  });
  expect([alarms(report), open(report)]).toEqual([[], []]);
});

test('a 204 has no body, whatever is documented of one', async () => {
  const withBody = contractWithPaths(`  /api/pings/:
    get:
      operationId: ping
      responses: {'204': {description: Well., content: {application/json: {schema: {type: object}}}}}
`);
  const operation = ['GET /api/pings/'];
  const report = await verdictOn({
    contract: withBody,
    served: withBody,
    filters: { operation },
    vary: async (call, forward) =>
      call.path === '/api/pings/' && isAdmitted(call)
        ? { status: 204, headers: [], body: '' }
        : forward(call),
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test('what is created is not read by the id of something else', async () => {
  const scans = contractWithPaths(`  /api/scans/:
    post:
      operationId: scansCreate
      requestBody:
        content: {application/json: {schema: {type: object, properties: {title: {type: string}}}}}
      responses:
        '201':
          description: Made.
          content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}
  /api/scans/{chatbotId}/:
    get:
      operationId: scansOfChatbot
      parameters: [{name: chatbotId, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': {description: Its scans., content: {application/json: {schema: {type: object}}}}}
`);
  const report = await verdictOn({
    contract: scans,
    filters: { operation: ['* /api/scans/*'], profile: 'full', only: ['status/success', 'lifecycle/*'] },
    vary: async (call, forward) => {
      if (!isAdmitted(call) || !call.path.startsWith('/api/scans/')) return forward(call);
      return call.method === 'POST' ? json(201, { id: 'scan-1' }) : NOT_FOUND;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toContain('no-data: status/success GET /api/scans/{chatbotId}/');
});
