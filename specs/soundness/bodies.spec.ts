import { describe, expect, test } from '@jest/globals';
import { isObject, type JsonObject } from '../../src/documents/pointer.ts';
import type { Answer } from '../../src/reference/http.ts';
import {
  editObject,
  isSuccess,
  jsonIn,
  withBody,
  withHeader,
  withJson,
} from '../../src/reference/mutants/helpers.ts';
import {
  alarms,
  CHATBOT_LIST,
  CHATBOT_READ,
  contractWith,
  header,
  isAdmitted,
  json,
  open,
  type Vary,
  verdictOn,
} from './support.ts';

const typed =
  (change: (type: string, answer: Answer) => string): Vary =>
  async (call, forward) => {
    const answer = await forward(call);
    const type = header(answer, 'content-type');
    return type === undefined ? answer : withHeader(answer, 'Content-Type', change(type, answer));
  };

describe('rule 15: a media type is what it says, however it is written', () => {
  test.each<[string, (type: string, answer: Answer) => string]>([
    ['with a charset', () => 'application/json; charset=utf-8'],
    ['with a quoted charset, and without a space', () => 'application/json;charset="UTF-8"'],
    ['in upper case', () => 'Application/JSON'],
    [
      'with a suffix where it is an error',
      (type, { status }) => (status < 400 ? type : 'application/problem+json'),
    ],
    ['with a suffix everywhere', () => 'application/vnd.example.v2+json'],
  ])('%s', async (_, change) => {
    const report = await verdictOn({ vary: typed(change) });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('another type is found', async () => {
    const report = await verdictOn({
      vary: typed((type, { body }) => (body.includes('count') ? type : 'text/html')),
      filters: { operation: CHATBOT_READ, only: ['body/*'] },
    });
    expect(alarms(report).join()).toContain('body/media-type');
  });
});

/** Every resource that is shown, alone or in a list, with members changed. */
const showing =
  (change: (item: JsonObject) => JsonObject): Vary =>
  async (call, forward) => {
    const answer = await forward(call);
    if (!isSuccess(answer)) return answer;
    return editObject(answer, (value) =>
      Array.isArray(value['results'])
        ? { ...value, results: value['results'].map((item) => change(item as JsonObject)) }
        : change(value),
    );
  };

describe('rule 16: what a schema allows', () => {
  test.each([
    ['a fraction', '2024-01-02T03:04:05.123456Z'],
    ['nine digits of a fraction', '2024-01-02T03:04:05.123456789Z'],
    ['an offset', '2024-01-02T11:04:05+08:00'],
    ['an offset below', '2024-01-01T22:04:05.1-05:30'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['small letters', '2024-01-02t03:04:05z'],
  ])('a date with %s', async (_, createdAt) => {
    const report = await verdictOn({
      vary: showing((item) => ({ ...item, createdAt, updatedAt: createdAt })),
    });
    expect(alarms(report)).toEqual([]);
  });

  test('what is no date is found', async () => {
    const report = await verdictOn({
      vary: showing((item) => ({ ...item, createdAt: 'yesterday' })),
      filters: { operation: CHATBOT_READ, only: ['body/*'] },
    });
    expect(alarms(report)).toHaveLength(1);
  });

  test('an integer beyond 2^53', async () => {
    const judging = contractWith((text) =>
      text.replace(
        'maxReplyLength: {type: integer, minimum: 1, maximum: 8000',
        'maxReplyLength: {type: integer, format: int64, minimum: 1',
      ),
    );
    const report = await verdictOn({
      contract: judging,
      async vary(call, forward) {
        const answer = await forward(call);
        return withBody(
          answer,
          answer.body.toString().replace(/"maxReplyLength":\d+/g, '"maxReplyLength":9223372036854775807'),
        );
      },
    });
    expect(alarms(report)).toEqual([]);
  });

  test('a format that nobody knows, null, and members that are not documented', async () => {
    const judging = contractWith((text) =>
      text.replace('instructions: {type: string,', 'instructions: {type: string, format: x-instruction,'),
    );
    const report = await verdictOn({
      contract: judging,
      vary: showing((item) => ({
        ...item,
        template: null,
        _links: { self: [{ href: '/', 'x:y': null }] },
        count: 'none',
      })),
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });
});

test('rule 4: a response leaves write-only members out, and a request read-only ones', async () => {
  const judging = contractWith((text) =>
    text.replace(
      'required: [id, name, replyMode, createdAt',
      'required: [id, name, replyMode, webhookSecret, createdAt',
    ),
  );
  const sent: unknown[] = [];
  const report = await verdictOn({
    contract: judging,
    filters: { operation: ['* /api/chatbots/*'], skip: ['error/required-fields'] },
    onCall: (call) => sent.push(jsonIn(call)),
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
  const written = sent.filter(isObject).flatMap((body) => Object.keys(body));
  expect(written).not.toContain('id');
  expect(written).not.toContain('createdAt');
  const labels = report.cases
    .map(({ id }) => id)
    .filter((id) => id.startsWith('error/required-fields POST /api/chatbots/'));
  expect(labels.join()).not.toMatch(/without (id|createdAt|updatedAt)/);
});

describe('errors say more, and in other words', () => {
  const erring =
    (change: (value: JsonObject, answer: Answer) => JsonObject): Vary =>
    async (call, forward) => {
      const answer = await forward(call);
      // The texts of a 401 and of what is required are documented; these are not.
      return answer.status < 400 || answer.status === 401
        ? answer
        : editObject(answer, (value) => ('detail' in value ? change(value, answer) : value));
    };

  test.each([
    ['in another language', '找不到。'],
    ['with words of SQL', 'SELECT one of the plans first, then go on.'],
    ['with a path of the application', 'Change this under /app/settings or at /var/plan.'],
    ['with a path of the API', 'Nothing is at /api/chatbots/main.js/.'],
    ['with a version and a time', 'Closed at 10:30:05 for release 4.2.1, see line 7.'],
    ['that asks to update', 'UPDATE your plan to set this, or INSERT a card.'],
    ['over several lines', 'Not here.\nLook at the manual.\n  - page 12'],
  ])('%s', async (_, detail) => {
    const report = await verdictOn({ vary: erring((value) => ({ ...value, detail })) });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });

  test('with a code, a trace id and a link', async () => {
    const report = await verdictOn({
      vary: erring((value) => ({
        ...value,
        code: 'E404',
        trace: 'a1b2',
        help: { href: 'https://example.com/errors#404' },
      })),
    });
    expect(alarms(report)).toEqual([]);
  });
});

test('headers and members that nothing documents come everywhere', async () => {
  const report = await verdictOn({
    async vary(call, forward) {
      const answer = withHeader(await forward(call), 'X-RateLimit-Remaining', '12');
      const value = jsonIn(answer);
      const extensible = isObject(value) && (answer.status < 400 || 'detail' in value);
      return extensible ? withJson(answer, { ...value, requestId: 'r1', meta: { took: 3 } }) : answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test('rule 26: a server that answers every error with 200 is told so once for each rule', async () => {
  const report = await verdictOn({
    filters: {
      operation: ['* /api/chatbots/*', '* /api/contacts/*'],
      only: [
        'auth/missing-key',
        'auth/wrong-scheme',
        'error/not-found',
        'error/malformed-json',
        'error/validation-body',
      ],
    },
    async vary(call, forward) {
      const answer = await forward(call);
      return answer.status < 400 ? answer : json(200, { code: answer.status, message: 'failed' });
    },
  });
  const requirements = report.findings.map(({ requirement }) => requirement);
  expect(requirements).toEqual([...new Set(requirements)]);
  expect(requirements).toContain('auth/missing-key');
});

test('long bodies are read', async () => {
  const report = await verdictOn({
    filters: {
      operation: CHATBOT_LIST,
      only: ['body/*', 'envelope/*', 'error/no-internals', 'auth/no-disclosure'],
    },
    vary: async (call, forward) => {
      const answer = await forward(call);
      return isAdmitted(call) && isSuccess(answer)
        ? editObject(answer, (page) => ({ ...page, blob: 'x'.repeat(1_000_000) }))
        : answer;
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});

test('rule 16: ids are integers', async () => {
  const judging = contractWith((text) =>
    text
      .replaceAll('{type: string, format: uuid', '{type: integer, format: int64')
      .replaceAll("{type: [string, 'null'], format: uuid", "{type: [integer, 'null'], format: int64")
      .replace(/example: 0{8}-0000-4000-8000-0*(\d+)/g, 'example: $1'),
  );
  const numbers = new Map<string, string>();
  const numberOf = (uuid: string): string => {
    const known = numbers.get(uuid) ?? String(numbers.size + 1);
    numbers.set(uuid, known);
    return known;
  };
  const uuidOf = (number: string): string =>
    [...numbers].find(([, one]) => one === number)?.[0] ?? '00000000-0000-4000-8000-ffffffffffff';
  const report = await verdictOn({
    contract: judging,
    async vary(call, forward) {
      const path = call.path.replace(/\/(\d+)\//g, (_, number: string) => `/${uuidOf(number)}/`);
      const answer = await forward({ ...call, path });
      const uuid = /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g;
      return withBody(
        answer,
        answer.body.toString().replace(uuid, (_, one: string) => numberOf(one)),
      );
    },
  });
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
});
