import { describe, expect, test } from '@jest/globals';
import type { HttpResponse } from '../../src/model.ts';
import { checksOf } from '../../src/suite/conform.ts';
import { matchers, useContract } from '../../src/suite/matchers.ts';
import { alarms, CHATBOT_LIST, CHATBOTS, contractWith, json, open, verdictOn } from './support.ts';

const GONE = "{$ref: './gone.yaml#/Part'}";
const put = (what: string) => (text: string) => {
  expect(text).toContain(what);
  return text.replace(what, what.replace(/\{.*/s, GONE));
};

/** A member of every chatbot that the reference server shows. */
const APPEARANCE = "appearance: {$ref: '#/components/schemas/ChatbotAppearance'}";
/** What a chatbot is answered as. */
const ANSWERS = "responses: {'200': {$ref: '#/components/responses/ChatbotPage'}}";

const unreadMember = contractWith(put(APPEARANCE));
const unreadAnswer = contractWith((text) => {
  expect(text).toContain(ANSWERS);
  return text.replace(ANSWERS, `responses: {'200': ${GONE}}`);
});

describe('what an answer is to be held against could not be read', () => {
  test('a member: what has it is not verified, and all else is', async () => {
    const report = await verdictOn({ contract: unreadMember, filters: { operation: CHATBOTS } });
    expect(alarms(report)).toEqual([]);
    expect(report.outcome).toBe('incomplete');
    expect(new Set(open(report).map((one) => one.replace(/ [A-Z]+ .*/, '')))).toEqual(
      new Set(['unreadable: body/schema', 'unreadable: envelope/items']),
    );
    expect(open(report)).toContain('unreadable: body/schema GET /api/chatbots/');
    expect(report.cases.find(({ id }) => id === 'body/schema GET /api/chatbots/')?.message).toMatch(
      /gone\.yaml#\/Part/,
    );
  });

  test('a whole answer: neither its body nor its media type is verified, though refusals are as documented', async () => {
    const report = await verdictOn({ contract: unreadAnswer, filters: { operation: CHATBOT_LIST } });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual(
      expect.arrayContaining([
        'unreadable: body/media-type GET /api/chatbots/',
        'unreadable: body/schema GET /api/chatbots/',
      ]),
    );
  });

  test('a refusal that the contract knows as well: what it says of it is enough', async () => {
    const judging = contractWith((text) =>
      text.replace(ANSWERS, ANSWERS.replace("'200'", `'401': ${GONE}, '200'`)),
    );
    const filters = { operation: CHATBOT_LIST, profile: 'full', only: ['body/*', 'auth/missing-key'] };
    const report = await verdictOn({ contract: judging, filters });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
    const strange = await verdictOn({
      contract: judging,
      filters,
      async vary(call, forward) {
        const answer = await forward(call);
        return answer.status === 401 ? { ...json(401, 'no'), status: 401 } : answer;
      },
    });
    expect(open(strange)).toContain('unreadable: body/schema GET /api/chatbots/');
    expect(alarms(strange).filter((one) => one.startsWith('body/'))).toEqual([]);
  });

  test('a fault in what could be read is found all the same', async () => {
    const report = await verdictOn({
      contract: unreadMember,
      filters: { operation: CHATBOT_LIST, only: ['body/schema', 'envelope/items'] },
      async vary(call, forward) {
        const answer = await forward(call);
        return { ...answer, body: answer.body.toString().replaceAll('"name":"', '"nome":"') };
      },
    });
    expect(alarms(report)).toEqual([
      expect.stringMatching(/^body\/schema: .*name/),
      expect.stringMatching(/^envelope\/items: .*name/),
    ]);
  });

  test('a server that does not send the member is verified', async () => {
    const report = await verdictOn({
      contract: unreadMember,
      filters: { operation: CHATBOT_LIST },
      async vary(call, forward) {
        const answer = await forward(call);
        return { ...answer, body: answer.body.toString().replace(/"appearance":\{[^}]*\},?/g, '') };
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([]);
  });
});

describe('a matcher', () => {
  const answer = (value: unknown): HttpResponse => ({
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: { text: JSON.stringify(value) },
  });
  const bot = {
    id: '00000000-0000-4000-8000-000000000101',
    name: 'Helper',
    replyMode: 'normal',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };
  const READ = 'GET /api/chatbots/{id}/';
  const operation = unreadMember.operation(READ);
  const verdicts = (value: unknown) =>
    checksOf(unreadMember, operation, answer(value)).map(({ verdict }) => verdict);

  test('takes an answer without the part, and says of one with it that it cannot be judged', async () => {
    expect(verdicts(bot)).not.toContain('open');
    expect(verdicts({ ...bot, appearance: 1 })).toContain('open');
    await useContract({ contract: unreadMember });
    const received = { status: 200, headers: { 'content-type': 'application/json' } };
    expect(matchers.toConform({ ...received, body: bot }, READ).pass).toBe(true);
    expect(() => matchers.toConform({ ...received, body: { ...bot, appearance: 1 } }, READ)).toThrow(
      /can be judged: refers to "\.\/gone\.yaml/,
    );
    expect(matchers.toConform({ ...received, body: { ...bot, name: 1, appearance: 1 } }, READ).pass).toBe(
      false,
    );
  });
});

describe('a contract is refused that all operations would be judged by, where it cannot be read in full', () => {
  test.each([
    ['a body', '    NotFound:\n      description: 404', /the response NotFound cannot be read in full/],
    ['the envelope', 'count: {type: integer', /the envelope cannot be read in full/],
  ])('%s', (_, what, why) => {
    const broken = (text: string) => {
      const from = text.indexOf(what);
      const at = text.indexOf(what.startsWith('count') ? '{type' : "{$ref: '#/components/schemas", from);
      return text.slice(0, at) + GONE + text.slice(text.indexOf('}', at) + 1);
    };
    expect(() => contractWith(broken)).toThrow(why);
    expect(() => contractWith(broken)).toThrow(/openapi\.yaml:\d+:\d+: .*gone\.yaml#\/Part/);
  });
});

describe('a header that could not be read', () => {
  const headers = `headers: {X-Gone: ${GONE}, X-Bad: {schema: ${GONE}}, X-Size: {schema: {type: integer}}}`;
  const judgedWith = (documented: string, sent: Record<string, string>) => {
    const judging = contractWith((text) =>
      text.replace(ANSWERS, `responses: {'200': {description: A page., ${documented}}}`),
    );
    const operation = judging.operation('GET /api/chatbots/');
    const answer = { status: 200, headers: Object.entries(sent), body: { text: '' } };
    return checksOf(judging, operation, answer)
      .filter(({ id }) => id === 'body/headers')
      .map(({ verdict }) => verdict);
  };

  test('leaves the headers open, whether it came or not', () => {
    expect(judgedWith(headers, {})).toEqual(['open']);
    expect(judgedWith(headers.replace(`X-Gone: ${GONE}, `, ''), { 'X-Bad': '!' })).toEqual(['open']);
  });

  test('leaves nothing open where only its schema is lost and it did not come', () => {
    expect(judgedWith(headers.replace(`X-Gone: ${GONE}, `, ''), { 'X-Size': '3' })).toEqual(['pass']);
  });

  test('hides no other that is wrong', () => {
    expect(judgedWith(headers, { 'X-Size': 'large' })).toEqual(['fail']);
  });
});

describe('a contract is read all the same', () => {
  const NOT_FOUND = '    NotFound:\n';
  const withMore = (more: string) => (text: string) => text.replace(NOT_FOUND, `${NOT_FOUND}      ${more}\n`);

  test.each([
    ['an extension', 'x-docs: {$ref: ./gone.md}'],
    ['a link', "links: {again: {$ref: '#/components/links/Gone'}}"],
  ])('where what could not be read is %s', (_, more) => {
    expect(() => contractWith(withMore(more))).not.toThrow();
  });
});

test('a member may have any name, also that of a keyword', () => {
  const schema = "schema: {$ref: '#/components/schemas/ErrorDetail'}";
  const named = (text: string) => {
    const at = text.indexOf(schema, text.indexOf('    NotFound:\n'));
    return `${text.slice(0, at)}schema: {type: object, properties: {default: ${GONE}}}${text.slice(at + schema.length)}`;
  };
  expect(() => contractWith(named)).toThrow(/the response NotFound cannot be read in full/);
});

test("an author's own extension is no mark of ours", async () => {
  const judging = contractWith((text) =>
    text.replace('name: {type: string,', 'name: {x-unread: 3, type: string,'),
  );
  const report = await verdictOn({
    contract: judging,
    filters: { operation: CHATBOT_LIST, only: ['body/*'] },
  });
  expect([...alarms(report), ...open(report)]).toEqual([]);
});
