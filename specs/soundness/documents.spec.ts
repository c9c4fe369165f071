import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import {
  alarms,
  CHATBOTS,
  contractWith,
  contractWithPaths,
  json,
  keys,
  open,
  plainly,
  verdictOn,
} from './support.ts';

test('rule 21: a stream without end is no answer that never comes', async () => {
  const judging = contractWithPaths(`  /api/events/:
    get:
      operationId: eventsWatch
      responses:
        '200': {description: Events as they come., content: {text/event-stream: {schema: {type: string}}}}
`);
  const streamed = await verdictOn({
    contract: judging,
    filters: {
      operation: ['GET /api/events/'],
      only: ['robustness/*', 'status/*', 'body/*', 'auth/valid-key'],
    },
    options: { timeout: 150 },
    async vary(call, forward) {
      return call.path.startsWith('/api/events/') ? { status: 200, headers: [], body: '' } : forward(call);
    },
    wire(answer, request, response) {
      if (request.url?.startsWith('/api/events/') !== true) return plainly(answer, request, response);
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: {}\n\n');
    },
  });
  expect(alarms(streamed)).toEqual([]);
  expect(open(streamed)).not.toEqual([]);
  expect(open(streamed).filter((one) => !/^(unreachable|no-data): /.test(one))).toEqual([]);
});

test('rule 21: a list that never answers is found', async () => {
  const silent = await verdictOn({
    filters: { operation: ['GET /api/contacts/'], only: ['robustness/responds'] },
    options: { timeout: 150 },
    vary: async (call, forward) => ({
      ...(await forward(call)),
      ...(call.path.startsWith('/api/contacts/') && { hang: true as const }),
    }),
  });
  expect(alarms(silent).join()).toContain('robustness/responds');
});

test('rule 22: a response without content promises nothing, and statuses may be odd', async () => {
  const judging = contractWithPaths(`  /api/health/:
    get:
      operationId: health
      responses:
        '2XX': {description: Well.}
        '591': {description: Not well.}
  /api/legacy/:
    get:
      operationId: legacy
      responses:
        '200': {description: Well., content: {application/json: {schema: {type: object}}}}
        default: {description: Whatever else.}
`);
  const report = await verdictOn({
    contract: judging,
    filters: {
      operation: ['GET /api/health/', 'GET /api/legacy/'],
      only: ['status/documented', 'status/success', 'body/*', 'auth/*'],
    },
    async vary(call, forward) {
      const admitted = (await forward({ ...call, method: 'GET', path: '/api/chatbots/' })).status === 200;
      if (!admitted) return forward({ ...call, method: 'GET', path: '/api/chatbots/' });
      if (call.path.startsWith('/api/health/'))
        return { status: 207, headers: [['Content-Type', 'text/html']], body: '<p>well' };
      if (call.path.startsWith('/api/legacy/'))
        return { status: 200, headers: [['Content-Type', 'application/json']], body: '{}' };
      return forward(call);
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report).filter((one) => !one.startsWith('no-data: body/'))).toEqual([]);
});

test('a document that lists errors alone says nothing of success', async () => {
  const judging = contractWithPaths(`  /api/pets/:
    get:
      operationId: pets
      responses:
        '405': {description: Not so.}
  /api/moved/:
    get:
      operationId: moved
      responses:
        '301': {description: Moved.}
`);
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['GET /api/pets/', 'GET /api/moved/'], only: ['status/documented'] },
    vary: async (call, forward) => ({
      ...(await forward({ ...call, method: 'GET', path: '/api/chatbots/' })),
    }),
  });
  expect(alarms(report)).toEqual([
    'status/documented: answered 200, which nothing documents (GET /api/moved/)',
  ]);
  expect(open(report)).toEqual(['unreadable: status/documented GET /api/pets/']);
});

test('no header of the connection is missed', async () => {
  const judging = contractWithPaths(`  /api/sized/:
    get:
      operationId: sized
      responses:
        '200':
          description: Well.
          headers:
            Transfer-Encoding: {required: true, schema: {type: string}}
            Content-Encoding: {required: true, schema: {type: string, enum: [br]}}
`);
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['GET /api/sized/'], only: ['body/headers'] },
    vary: async (call, forward) => ({
      ...(await forward({ ...call, method: 'GET', path: '/api/chatbots/' })),
    }),
  });
  expect(alarms(report)).toEqual([]);
});

test('rule 23: nothing goes to the servers that a document names', async () => {
  let reached = 0;
  const foreign = createServer((_, response) => {
    reached += 1;
    response.end();
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = foreign.address() as AddressInfo;
    const judging = contractWith((text) =>
      text.replace('servers:\n  - url: /\n', `servers:\n  - url: http://127.0.0.1:${port}\n`),
    );
    expect(judging.source.value).toMatchObject({ servers: [{ url: `http://127.0.0.1:${port}` }] });
    const report = await verdictOn({
      contract: judging,
      async vary(call, forward) {
        const answer = await forward(call);
        // Links lead there as well.
        return {
          ...answer,
          body: answer.body.toString().replace(/http:\/\/127\.0\.0\.1:\d+/g, `http://127.0.0.1:${port}`),
        };
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(reached).toBe(0);
  } finally {
    await new Promise((resolve) => foreign.close(resolve));
  }
});

test('rule 24: responses that stand behind a merge key are documented', async () => {
  const judging = contractWithPaths(`  /api/x-errors/:
    get:
      operationId: merged
      responses: &errors
        '200': {description: Well.}
        '418': {description: A teapot.}
  /api/merged/:
    get:
      operationId: alsoMerged
      responses:
        <<: *errors
        '200': {description: Well.}
`);
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['GET /api/merged/'], only: ['status/documented'] },
    async vary(call, forward) {
      return call.path.startsWith('/api/merged/') ? json(418, { detail: 'I am a teapot.' }) : forward(call);
    },
  });
  expect(alarms(report)).toEqual([]);
});

test('a redirect that is documented is an answer', async () => {
  const judging = contractWithPaths(`  /api/export/:
    get:
      operationId: exported
      responses:
        '302': {description: Where the file is.}
`);
  const strangers: string[] = [];
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['GET /api/export/'] },
    onCall: ({ path }) => path.startsWith('/files/') && strangers.push(path),
    async vary(call, forward) {
      if (!call.path.startsWith('/api/export/')) return forward(call);
      const list = await forward({ ...call, path: '/api/chatbots/' });
      return list.status === 200 ? { status: 302, headers: [['Location', '/files/1']], body: '' } : list;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(strangers).toEqual([]);
});

test.each([412, 423, 428])(
  'a server that wants a precondition first answers %d, whatever the id',
  async (status) => {
    const report = await verdictOn({
      filters: { operation: CHATBOTS, profile: 'full', only: ['status/success', 'error/not-found'] },
      async vary(call, forward) {
        const answer = await forward(call);
        const isWrite = ['PUT', 'PATCH', 'DELETE'].includes(call.method);
        return isWrite && ![401, 403, 405].includes(answer.status)
          ? json(status, { detail: 'If-Match is needed.' })
          : answer;
      },
    });
    expect(alarms(report)).toEqual([]);
  },
);

test('the plain server is found to be right', async () => {
  const report = await verdictOn({ filters: { operation: CHATBOTS } });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
  expect(JSON.stringify(report)).not.toContain(keys.full);
});

test('an answer to HEAD has no body, whatever is documented of errors', async () => {
  const heads = contractWithPaths(`  /api/state/:
    head:
      operationId: stateHead
      responses:
        '200': {description: Well., content: {application/json: {schema: {type: object}}}}
  /api/chatbots/{id}/avatar/:
    head:
      operationId: avatarHead
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'204': {description: It has one.}}
`);
  const operation = ['HEAD /api/state/', 'HEAD /api/chatbots/{id}/avatar/'];
  const filters = { operation, profile: 'full' } as const;
  const sound = await verdictOn({ served: heads, contract: heads, filters });
  expect([alarms(sound), open(sound)]).toEqual([[], []]);
  expect(sound.cases.filter(({ id }) => /^body\/(?:schema|media-type) HEAD /.test(id))).toEqual([]);
  const letIn = await verdictOn({
    served: heads,
    contract: heads,
    filters: { ...filters, only: ['auth/missing-key'] },
    vary: async (call, forward) => {
      const answer = await forward(call);
      return call.method === 'HEAD' && answer.status === 401 ? { ...answer, status: 200 } : answer;
    },
  });
  expect(alarms(letIn)).toEqual([
    'auth/missing-key: let in instead of answered 401 (HEAD /api/state/, HEAD /api/chatbots/{id}/avatar/)',
  ]);
});
