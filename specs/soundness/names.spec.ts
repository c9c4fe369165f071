import { expect, test } from '@jest/globals';
import { isObject, type JsonObject } from '../../src/documents/pointer.ts';
import { isSuccess, jsonIn, withJson } from '../../src/reference/mutants/helpers.ts';
import { alarms, CHATBOTS, contractWith, json, open, type Vary, verdictOn } from './support.ts';

const NOWHERE = '00000000-0000-4000-8000-ffffffffffff';
const AT = /^(\/api\/chatbots\/)([^/?]+)/;

/** Chatbots are called by a word that follows their name, from one change of it to the next. */
function slugged(shows: (method: string) => boolean = () => true): Vary {
  const [ids, slugs] = [new Map<string, string>(), new Map<string, string>()];
  const called = (item: JsonObject): JsonObject => {
    const [id, name] = [String(item['id']), String(item['name'])];
    const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const slug = [id, undefined].includes(ids.get(plain)) ? plain : `${plain}-${id.slice(-4)}`;
    ids.delete(slugs.get(id) ?? '');
    ids.set(slug, id);
    slugs.set(id, slug);
    return { ...item, id: slug };
  };
  return async (call, forward) => {
    const path = call.path.replace(AT, (_, front, slug) => `${front}${ids.get(slug) ?? NOWHERE}`);
    const answer = await forward({ ...call, path });
    const value = jsonIn(answer);
    if (!isSuccess(answer) || !isObject(value) || !call.path.startsWith('/api/chatbots/')) return answer;
    const { results } = value;
    if (Array.isArray(results)) return withJson(answer, { ...value, results: results.map(called) });
    const shown = called(value);
    const headers = answer.headers.filter(([name]) => name !== 'Location');
    if (shows(call.method)) return withJson({ ...answer, headers }, shown);
    return json(answer.status, {});
  };
}

const judging = contractWith((text) =>
  text
    .replaceAll('{type: string, format: uuid', '{type: string')
    .replaceAll("'null'], format: uuid", "'null']"),
);

const judged = (vary: Vary) =>
  verdictOn({
    contract: judging,
    vary,
    filters: {
      operation: CHATBOTS,
      profile: 'full',
      only: ['status/success', 'lifecycle/*', 'isolation/*', 'error/permission', 'auth/no-effect'],
    },
  });

test('a resource whose name follows what is written into it', async () => {
  const report = await judged(slugged());
  expect(alarms(report)).toEqual([]);
  expect(open(report)).toEqual([]);
  expect(report.leftBehind).toEqual([]);
});

test('the same, where a change does not answer how it is called since', async () => {
  const report = await judged(slugged((method) => method !== 'PUT' && method !== 'PATCH'));
  expect(alarms(report)).toEqual([]);
});
