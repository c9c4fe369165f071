import { describe, expect, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '../../src/model.ts';
import { parentsOf, pathTo } from '../../src/probes/parents.ts';
import { resourceIn } from '../../src/probes/resource.ts';
import { defaultSettings, type Settings } from '../../src/script/kit.ts';
import { answering, contractOf, ref, widgetPaths } from '../support/contract.ts';
import { exchangeOf, jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

const paths = {
  ...widgetPaths,
  '/widgets/{widgetPk}/parts/': { get: answering(ref('WidgetPage')), post: answering({}, '201') },
  '/widgets/{widgetPk}/parts/{id}/': { get: answering(ref('Widget')) },
  '/logs/{id}/': { get: answering({}) },
};
const contract = contractOf({ paths });
const kitWith = (values: Partial<Settings['values']> = {}) => ({
  contract,
  settings: { ...defaultSettings, values: { ...defaultSettings.values, ...values } },
});
const kit = kitWith();

/** A server that lists these ids, and makes a new one. */
const server =
  (...ids: string[]) =>
  ({ method, path }: HttpRequest): HttpResponse =>
    method === 'POST'
      ? jsonAnswer(201, { id: `new-${path.split('/').length}` })
      : jsonAnswer(200, {
          count: ids.length,
          next: null,
          previous: null,
          results: ids.map((id) => ({ id })),
        });

const wanting = (collection: string, ownership: Parameters<typeof resourceIn>[2]) =>
  resourceIn(kit, collection, ownership).script;

describe('something to read', () => {
  test('is the first that is listed', async () => {
    const { outcome, asked } = await driven(wanting('/widgets/', 'any'), server('w1', 'w2'));
    expect(outcome).toMatchObject({ value: { id: 'w1', parents: {}, item: { id: 'w1' } } });
    expect(asked).toEqual(['GET /widgets/']);
  });

  test('is made where the list is empty', async () => {
    const { outcome, asked } = await driven(wanting('/widgets/', 'any'), server());
    expect(outcome).toMatchObject({ value: { id: 'new-3' } });
    expect(asked).toEqual(['GET /widgets/', 'POST /widgets/']);
  });

  test('is looked for below what was found', async () => {
    const { outcome, asked } = await driven(wanting('/widgets/{widgetPk}/parts/', 'any'), server('w1'));
    expect(outcome).toMatchObject({ value: { id: 'w1', parents: { widgetPk: 'w1' } } });
    expect(asked).toEqual(['GET /widgets/', 'GET /widgets/w1/parts/']);
  });

  test('cannot be had where nothing lists or makes it', async () => {
    const { outcome } = await driven(wanting('/logs/', 'any'), server());
    expect(stopOf(outcome)).toMatchObject({ verdict: 'inconclusive', reason: 'out-of-reach' });
  });
});

describe('something to change', () => {
  test.each(['own', { disposable: 'for one case' }] as const)(
    'is never what was there: %j',
    async (ownership) => {
      const { outcome, asked, requests } = await driven(wanting('/widgets/', ownership), server('w1'));
      expect(outcome).toMatchObject({ value: { id: 'new-3' } });
      expect(asked).toEqual(['POST /widgets/']);
      expect(requests[0]?.changes).toBe(true);
    },
  );

  test('is made below parents that this run made', async () => {
    const { asked } = await driven(wanting('/widgets/{widgetPk}/parts/', 'own'), server('w1'));
    expect(asked).toEqual(['POST /widgets/', 'POST /widgets/new-3/parts/']);
  });

  test('has a name of its own for each purpose', async () => {
    const bodies = await Promise.all(
      ['a', 'b'].map(
        async (label) =>
          (await driven(wanting('/widgets/', { disposable: label }), server())).requests[0]?.body,
      ),
    );
    expect(bodies[0]).not.toEqual(bodies[1]);
  });

  test('that cannot be made leaves the case open, with what the server said', async () => {
    const { outcome } = await driven(wanting('/widgets/', 'own'), () => jsonAnswer(400, { name: ['taken'] }));
    expect(stopOf(outcome)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'precondition-unmet',
      message: expect.stringContaining('POST /widgets/ answered 400 {"name":["taken"]}'),
    });
  });
});

describe('something whose creation is only accepted', () => {
  /** Answers a creation with 202, and shows what is made at a reading of it. */
  const accepting = (shownAt: number) => {
    let reads = 0;
    return ({ method }: HttpRequest): HttpResponse => {
      if (method === 'POST') return jsonAnswer(202, { id: 'new' });
      reads += 1;
      return reads >= shownAt ? jsonAnswer(200, { id: 'new' }) : jsonAnswer(404, {});
    };
  };

  test('is there once it can be read', async () => {
    const { outcome, asked } = await driven(wanting('/widgets/', 'own'), accepting(3));
    expect(outcome).toMatchObject({ value: { id: 'new' } });
    expect(asked).toEqual(['POST /widgets/', ...Array.from({ length: 3 }, () => 'GET /widgets/new/')]);
  });

  test('is waited for a little longer each time', () => {
    const script = wanting('/widgets/', 'own')(1);
    const pauses: unknown[] = [];
    let answer: unknown;
    for (let step = script.next(); !step.done && step.value.step !== 'stop'; step = script.next(answer)) {
      if (step.value.step !== 'send') continue;
      const { request, after } = step.value;
      pauses.push(after);
      answer = exchangeOf(request, accepting(99)(request));
    }
    expect(pauses).toEqual([undefined, 0, 100, 200, 400, 800]);
  });

  test('leaves open what needs it, where it does not come', async () => {
    const { outcome, asked } = await driven(wanting('/widgets/', { disposable: 'x' }), accepting(99));
    expect(asked.length).toBeLessThan(10);
    expect(stopOf(outcome)).toMatchObject({
      verdict: 'inconclusive',
      message: expect.stringContaining('accepted, and not yet done'),
    });
  });
});

describe('something that a creation names by its Location alone', () => {
  const located = async (location: string, status = 201, body = '') => {
    const answer = (): HttpResponse => ({ status, headers: [['Location', location]], body: { text: body } });
    const { outcome } = await driven(wanting('/widgets/', 'own'), answer);
    return 'value' in outcome ? outcome.value.id : undefined;
  };

  test.each([
    ['/widgets/w%201/', 'w 1'],
    ['/widgets/w1', 'w1'],
    ['w1', 'w1'],
    ['https://proxy.example.com/api/v1/widgets/w1?x=1', 'w1'],
  ])('is what %s leads to', async (location, id) => {
    expect(await located(location)).toBe(id);
  });

  test.each([
    '/widgets/',
    '/jobs/7',
    '/widgets/w1/parts/2',
    '/widgets/%2e%2e',
    '/widgets/%ff',
    'http://[',
    '/',
  ])('is not to be had from %s', async (location) => {
    expect(await located(location)).toBeUndefined();
  });

  test('is nothing where nothing was made there, and another where the answer says so', async () => {
    expect(await located('/widgets/w1', 202)).toBeUndefined();
    expect(await located('/widgets/w1', 400)).toBeUndefined();
  });
});

describe('the values of a path', () => {
  test('are configured ones where nothing is changed', async () => {
    const configured = kitWith({ parameters: { id: 'given' } });
    const values = (ownership: 'any' | 'own') =>
      driven(() => parentsOf(configured, contract.operation('GET /widgets/{id}/'), ownership), server('w1'));
    expect(await values('any')).toMatchObject({ outcome: { value: { id: 'given' } }, asked: [] });
    expect(await values('own')).toMatchObject({ outcome: { value: { id: 'new-3' } } });
  });

  test('go by their places, whatever the path calls them', () => {
    const resource = { collection: '/a/{x}/b/', parents: { x: '1' }, id: '2', item: {} };
    expect(pathTo('/a/{aId}/b/{bId}/c/', resource)).toEqual({ aId: '1', bId: '2' });
  });

  test('are none where there is no parameter', async () => {
    expect(
      (await driven(() => parentsOf(kit, contract.operation('GET /widgets/'), 'any'), server())).outcome,
    ).toEqual({ value: {} });
  });
});
