import { describe, expect, test } from '@jest/globals';
import { isObject, type JsonObject } from '../../src/documents/pointer.ts';
import type { Answer, Call } from '../../src/reference/http.ts';
import type { Facts, Mutant } from '../../src/reference/mutant.ts';
import { asRead, editCall } from '../../src/reference/mutants/changes.ts';
import { isSuccess, jsonIn, withHeader, withJson } from '../../src/reference/mutants/helpers.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { pageIn } from '../../src/reference/mutants/pages.ts';
import { judgedWith, said } from './living.ts';

const only = ['lifecycle/*'];

/** Answers whose object, and whose items, are shown in another way. */
function shown(change: (value: JsonObject, facts: Facts, call: Call) => JsonObject): Mutant['mutate'] {
  return async (call, forward, facts) => {
    const answer = await forward(call);
    const value = jsonIn(answer);
    if (!isSuccess(answer) || !isObject(value) || facts.operationOf(call)?.kind === 'list') return answer;
    return withJson(answer, change(value, facts, call));
  };
}

const over = (value: JsonObject, name: string, change: (member: unknown) => unknown): JsonObject =>
  name in value ? { ...value, [name]: change(value[name]) } : value;

const text = (change: (member: string) => unknown) => (member: unknown) =>
  typeof member === 'string' ? change(member) : member;

test('a conforming server has no finding, and nothing is left open', async () => {
  const report = await judgedWith({ only });
  expect(said(report, 'fail')).toEqual([]);
  expect(said(report, 'inconclusive')).toEqual([]);
  expect(said(report, 'not-run')).toEqual([]);
});

describe('a good server may', () => {
  const habits: [habit: string, vary: Mutant['mutate']][] = [
    [
      'normalise a URL',
      shown((value) =>
        over(
          value,
          'webhookUrl',
          text((url) => `${url}/`),
        ),
      ),
    ],
    [
      'sign a URL anew at each read',
      shown((value, { memory }) => {
        const reads = Number(memory.get('reads') ?? 0) + 1;
        memory.set('reads', reads);
        return over(
          value,
          'file',
          text((url) => `${url}?signature=${reads}`),
        );
      }),
    ],
    [
      'write an e-mail address in lower case',
      shown((value) =>
        over(
          value,
          'email',
          text((one) => one.toLowerCase()),
        ),
      ),
    ],
    [
      'write a colour in upper case',
      shown((value) =>
        over(value, 'appearance', (one) =>
          isObject(one)
            ? over(
                one,
                'color',
                text((color) => color.toUpperCase()),
              )
            : one,
        ),
      ),
    ],
    ['expand a reference', shown((value) => over(value, 'inbox', (id) => ({ id, name: 'An inbox' })))],
    [
      'give a number as a decimal text',
      shown((value) => over(value, 'temperature', (one) => Number(one).toFixed(3))),
    ],
    [
      'leave out what is null or empty',
      shown((value) =>
        Object.fromEntries(
          Object.entries(value).filter(([, one]) => one !== null && JSON.stringify(one) !== '[]'),
        ),
      ),
    ],
    [
      'have members that change with each read',
      shown((value, { memory }) => {
        const reads = Number(memory.get('reads') ?? 0) + 1;
        memory.set('reads', reads);
        return { ...value, reads, updatedAt: new Date(Date.UTC(2024, 0, 1) + reads * 1000).toISOString() };
      }),
    ],
    [
      'put an array into another order',
      shown((value) =>
        over(value, 'suggestedQuestions', (one) => (Array.isArray(one) ? [...one].reverse() : one)),
      ),
    ],
    ['mask a text that is secret', shown((value) => over(value, 'externalId', () => '********'))],
    [
      'trim texts',
      (call, forward) =>
        forward(
          editCall(call, (value) =>
            over(
              value,
              'name',
              text((one) => one.trim()),
            ),
          ),
        ),
    ],
    [
      'give no Location, or an absolute one behind a proxy',
      async (call, forward) => {
        const answer = await forward(call);
        const location = answer.headers.find(([name]) => name === 'Location')?.[1];
        return location === undefined
          ? answer
          : withHeader(answer, 'Location', `https://proxy.example.com/v1${location}`);
      },
    ],
    [
      'list what was created a moment later',
      async (call, forward, facts) => {
        const answer = await forward(call);
        const page = pageIn(answer, call, facts);
        if (facts.operationOf(call)?.kind === 'create') facts.memory.set('late', 2);
        const late = Number(facts.memory.get('late') ?? 0);
        if (page === undefined || page.next !== null || late === 0) return answer;
        facts.memory.set('late', late - 1);
        return page.with(page.envelope.items, page.items.slice(0, -1));
      },
    ],
  ];

  test.each(habits)(
    '%s',
    async (_, vary) => {
      expect(said(await judgedWith({ only, vary }), 'fail')).toEqual([]);
    },
    60_000,
  );

  test('keep what a PUT leaves out, refuse values that do not go together, and keep versions', async () => {
    const report = await judgedWith({
      only,
      vary: async (call, forward, facts) => {
        const kind = facts.operationOf(call)?.kind;
        const value = jsonIn(call);
        const refused: Answer = {
          status: 400,
          headers: [['Content-Type', 'application/json']],
          body: '{"replyMode":["No."]}',
        };
        if (kind === 'replace' && isObject(value) && value['replyMode'] === 'template') return refused;
        const read = kind === 'replace' ? jsonIn(await forward(asRead(call))) : undefined;
        if (!isObject(read)) return forward(call);
        const { id, createdAt, updatedAt, filesCount, ...old } = read;
        return forward(editCall(call, (sent) => ({ ...old, ...sent })));
      },
    });
    expect(said(report, 'fail')).toEqual([]);
  });
});

describe('what cannot be judged is said to be open', () => {
  test('a list that is too long to be walked', async () => {
    const report = await judgedWith({
      only: ['lifecycle/create-listed'],
      operation: ['POST /api/chatbots/'],
      settings: { maxPages: 1 },
    });
    expect(said(report, 'not-run').join()).toContain('the walk was ended after 1 page');
    expect(said(report, 'fail')).toEqual([]);
  });

  test('a creation and a deletion that are only accepted', async () => {
    const report = await judgedWith({
      only,
      vary: async (call, forward) => {
        const answer = await forward(call);
        return isSuccess(answer) && call.method === 'DELETE' ? { ...answer, status: 202 } : answer;
      },
    });
    expect(said(report, 'fail')).toEqual([]);
    expect(said(report, 'inconclusive').join()).toContain('accepted, and not yet done');
  });
});

describe('each fault is caught by the requirement that it names', () => {
  const faults = mutants.filter(({ id }) => id.startsWith('lifecycle/'));

  test.each(faults.map((one) => [one.id, one] as const))(
    '%s',
    async (_, fault) => {
      const report = await judgedWith({
        only: [fault.requirement],
        vary: (call, forward, facts) => fault.mutate(call, forward, facts),
      });
      expect(report.requirements.find(({ id }) => id === fault.requirement)?.verdict).toBe('fail');
    },
    60_000,
  );
});
