import { describe, expect, test } from '@jest/globals';
import { queryIn } from '../../src/reference/http.ts';
import { headerMismatch } from '../../src/requirements/body/header-values.ts';
import { alarms, json, open, type Variation, verdictOn } from '../soundness/support.ts';
import { at, schemasOf } from '../support/contract.ts';

const judgedBy = (only: string[], operation: string[], variation: Variation) =>
  verdictOn({ ...variation, filters: { profile: 'full', only, operation } });

const BOTS = 'GET /api/chatbots/';
const FILES = 'GET /api/knowledge-bases/{knowledgeBasePk}/files/';

describe('what a good server may do is no finding', () => {
  test('several challenges, in a header of any case', async () => {
    const report = await judgedBy(['auth/challenge', 'body/headers'], [BOTS], {
      vary: async (call, forward) => {
        const answer = await forward(call);
        if (answer.status !== 401) return answer;
        const others = answer.headers.filter(([name]) => name.toLowerCase() !== 'www-authenticate');
        const value = 'Api-Key realm="api", Bearer';
        return {
          ...answer,
          headers: [...others, ['www-authenticate', value], ['www-authenticate', 'Basic']],
        };
      },
    });
    expect([alarms(report), open(report)]).toEqual([[], []]);
  });

  test('a page of fewer items than asked for, and any answer to a page that is no number', async () => {
    const report = await judgedBy(['envelope/page-size', 'envelope/out-of-range'], [BOTS], {
      vary: async (call, forward) =>
        forward({ ...call, path: call.path.replace('pageSize=2', 'pageSize=1') }),
    });
    expect([alarms(report), open(report)]).toEqual([[], []]);
  });

  test('a count that moves because somebody else writes', async () => {
    let added = 0;
    const report = await judgedBy(['envelope/page-size'], [BOTS], {
      vary: async (call, forward) => {
        const answer = await forward(call);
        if (call.method !== 'GET' || answer.status !== 200) return answer;
        const page = JSON.parse(answer.body.toString());
        added += 1;
        return { ...answer, body: JSON.stringify({ ...page, count: page.count + added }) };
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toHaveLength(2);
  });

  test.each([400, 404])('a filter by what does not exist, answered %d', async (status) => {
    const report = await judgedBy(['envelope/empty'], ['GET /api/messages/'], {
      vary: async (call, forward) =>
        queryIn(call).has('conversation') ? json(status, { detail: 'No such conversation.' }) : forward(call),
    });
    expect([alarms(report), open(report)]).toEqual([[], []]);
  });

  test('a list into which the server itself puts something', async () => {
    const item = { filename: 'welcome.txt' };
    const report = await judgedBy(['envelope/empty'], [FILES], {
      vary: async (call, forward) => {
        const answer = await forward(call);
        const lists = call.method === 'GET' && call.path.includes('/files/');
        return lists ? json(200, { count: 1, next: null, previous: null, results: [item] }) : answer;
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([`no-data: envelope/empty ${FILES}`]);
  });

  test('a method refused before it is looked at, and an Allow that names more', async () => {
    const report = await judgedBy(['error/method-not-allowed'], [BOTS, 'GET /api/chatbots/{id}/'], {
      vary: async (call, forward) => {
        const answer = await forward(call);
        if (answer.status !== 405) return answer;
        if (call.method === 'PATCH') return json(403, { detail: 'No.' });
        return {
          ...answer,
          headers: [...answer.headers.filter(([name]) => name !== 'Allow'), ['allow', 'GET,HEAD,OPTIONS']],
        };
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual([`precondition-unmet: error/method-not-allowed ${BOTS} PATCH`]);
  });

  test('large bodies and long addresses refused by whoever stands before the server', async () => {
    const everything = ['robustness/*', 'status/documented', 'status/no-server-error', 'body/*'];
    const report = await judgedBy(everything, ['* /api/chatbots/*'], {
      vary: async (call, forward) => {
        const page = { headers: [['Content-Type', 'text/html'] as const], body: '<h1>Too large</h1>' };
        if (call.body.length > 1024 * 1024) return { status: 413, ...page };
        return call.path.length > 2_000 ? { status: 414, ...page } : forward(call);
      },
    });
    expect([alarms(report), open(report)]).toEqual([[], []]);
  });

  test('a status that changes once, because somebody else removes what is read', async () => {
    let reads = 0;
    const report = await judgedBy(['robustness/stable'], ['GET /api/chatbots/{id}/'], {
      vary: async (call, forward) => {
        const answer = await forward(call);
        if (!/^\/api\/chatbots\/[^/?]+\/$/.test(call.path)) return answer;
        reads += 1;
        return reads > 1 ? json(404, { detail: 'Not found.' }) : answer;
      },
    });
    expect(alarms(report)).toEqual([]);
    expect(open(report)).toEqual(['precondition-unmet: robustness/stable GET /api/chatbots/{id}/']);
  });
});

describe('the text of a header', () => {
  const schemas = schemasOf({
    Count: { type: 'integer', minimum: 1 },
    Flag: { type: 'boolean' },
    Names: { type: 'array', items: { type: 'string', maxLength: 3 } },
    Numbers: { type: 'array', items: { type: 'integer' } },
    Time: { type: 'string', format: 'date-time' },
    Place: { type: 'string', format: 'uri' },
    Pair: { type: 'object' },
    Word: { type: 'string', pattern: '^[0-9]+$' },
  });

  test.each([
    ['Count', '5'],
    ['Flag', 'true'],
    ['Names', 'one, two'],
    ['Numbers', '1,2, 3'],
    ['Time', '2024-01-02T03:04:05Z'],
    ['Time', 'Tue, 02 Jan 2024 03:04:05 GMT'],
    ['Place', '/api/chatbots/1/'],
    ['Pair', 'a,1'],
    ['Word', '17'],
  ])('as %s may be %s', (name, text) => {
    expect(headerMismatch(schemas, at(name), text)).toBeUndefined();
  });

  test.each([
    ['Count', '0', 'must be >= 1'],
    ['Count', 'many', 'must be integer'],
    ['Count', '', 'must be integer'],
    ['Flag', 'yes', 'must be boolean'],
    ['Numbers', '1, two', undefined],
    ['Time', 'yesterday', 'must match format "date-time"'],
  ])('as %s must not be "%s"', (name, text, message) => {
    const mismatch = headerMismatch(schemas, at(name), text);
    expect(mismatch).toBeDefined();
    if (message !== undefined) expect(mismatch).toBe(message);
  });
});
