import { describe, expect, test } from '@jest/globals';
import { bind, Guard } from '../../src/run/guard.ts';
import { answering, contractOf, type Json, ref, widgetPaths } from '../support/contract.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';

const paths: Json = {
  ...widgetPaths,
  '/widgets/clear/': { delete: { responses: { 204: { description: 'All gone' } } } },
  '/widgets/{id}/restart/': { post: answering({}) },
  '/widgets/{id}/parts/': { post: answering(ref('Widget'), '201') },
  '/widgets/{id}/parts/{part}/': { delete: { responses: { 204: { description: 'Gone' } } } },
  '/notes/': { post: answering({ type: 'object' }, '201') },
};
const contract = contractOf({ paths });

const seen = (operation: string, status: number, value: unknown, path?: string) =>
  exchangeOf(requestFor(operation, path === undefined ? {} : { path }), jsonAnswer(status, value));
const made = (id: string) => seen('POST /widgets/', 201, { id });
const listed = (...ids: string[]) => seen('GET /widgets/', 200, { results: ids.map((id) => ({ id })) });
const asked = (operation: string, path: string) => requestFor(operation, { path });

function guardThatSaw(...exchanges: ReturnType<typeof seen>[]) {
  const guard = new Guard(contract, ['configured']);
  for (const one of exchanges) guard.note(one, guard.moment());
  return guard;
}

describe('what changes something', () => {
  const DELETE = 'DELETE /widgets/{id}/';
  const guard = guardThatSaw(listed('theirs'), made('ours'));

  test.each([
    ['what this run made', '/widgets/ours/'],
    ['what nobody has', '/widgets/absent/'],
  ])('may go to %s', (_, path) => {
    for (const operation of [DELETE, 'PUT /widgets/{id}/', 'POST /widgets/{id}/restart/'])
      expect(
        guard.objection(asked(operation, path + (operation.includes('restart') ? 'restart/' : ''))),
      ).toBeUndefined();
  });

  test.each([
    ['was listed', '/widgets/theirs/'],
    ['is configured', '/widgets/configured/'],
    ['was listed, written otherwise', '/widgets/the%69rs/?force=1'],
  ])('may not go to what %s', (_, path) => {
    expect(guard.objection(asked(DELETE, path))).toContain('would change what this run did not make');
  });

  test.each(['PUT /widgets/{id}/', 'POST /widgets/{id}/restart/'])(
    'may not be %s of it either',
    (operation) => {
      const path = operation.replace(/^\w+ /, '').replace('{id}', 'theirs');
      expect(guard.objection(asked(operation, path))).toContain('would change what this run did not make');
    },
  );

  test('may not go where no id says what it changes', () => {
    expect(guard.objection(asked('DELETE /widgets/clear/', '/widgets/clear/'))).toContain('did not make');
  });

  test('may create', () => {
    expect(guard.objection(asked('POST /widgets/', '/widgets/'))).toBeUndefined();
  });
});

describe('what is called otherwise after a change', () => {
  const put = (written: string, value: unknown) =>
    exchangeOf(
      requestFor('PUT /widgets/{id}/', {
        path: '/widgets/ours/',
        body: { text: JSON.stringify({ name: written }) },
      }),
      jsonAnswer(200, value),
    );
  const name = 'a ts0123456789 widget';
  const objectionAfter = (...exchanges: ReturnType<typeof seen>[]) =>
    guardThatSaw(made('ours'), ...exchanges).objection(asked('DELETE /widgets/{id}/', '/widgets/renamed/'));

  test('is this run’s own still, and removed at the end', () => {
    expect(objectionAfter(put(name, { id: 'renamed', name }), listed('renamed'))).toBeUndefined();
    const guard = guardThatSaw(made('ours'), put(name, { id: 'renamed', name }));
    expect(guard.remaining().map(({ path }) => path)).toEqual(['/widgets/renamed/', '/widgets/ours/']);
  });

  test.each([
    ['was there before', [listed('renamed'), put(name, { id: 'renamed', name })]],
    ['does not hold what was written', [put(name, { id: 'renamed', name: 'another' }), listed('renamed')]],
    [
      'holds what anybody writes',
      [put('published', { id: 'renamed', name: 'published' }), listed('renamed')],
    ],
  ])('but not what %s', (_, exchanges) => {
    expect(objectionAfter(...exchanges)).toContain('would change what this run did not make');
  });
});

test('what a creation names by its Location alone is this run’s own', () => {
  const response = { status: 201, headers: [['Location', '/widgets/new/']], body: { text: '' } } as const;
  const guard = guardThatSaw(exchangeOf(requestFor('POST /widgets/'), response), listed('new'));
  expect(guard.objection(asked('DELETE /widgets/{id}/', '/widgets/new/'))).toBeUndefined();
  expect(guard.remaining().map(({ path }) => path)).toEqual(['/widgets/new/']);
});

test('reads may go anywhere', () => {
  expect(
    guardThatSaw(listed('theirs')).objection(asked('GET /widgets/{id}/', '/widgets/theirs/')),
  ).toBeUndefined();
});

test('what was read alone is somebody’s as well', () => {
  const guard = guardThatSaw(seen('GET /widgets/{id}/', 200, { id: 'theirs' }, '/widgets/theirs/'));
  expect(guard.objection(asked('DELETE /widgets/{id}/', '/widgets/theirs/'))).toBeDefined();
});

test('what was made stays this run’s own when it is listed', () => {
  const guard = guardThatSaw(made('ours'), listed('ours', 'theirs'));
  expect(guard.objection(asked('DELETE /widgets/{id}/', '/widgets/ours/'))).toBeUndefined();
});

test('a creation that answers with what was there has made nothing', () => {
  const guard = guardThatSaw(listed('theirs'), made('theirs'));
  expect(guard.objection(asked('DELETE /widgets/{id}/', '/widgets/theirs/'))).toBeDefined();
  expect(guard.remaining()).toEqual([]);
});

test('a refused creation has made nothing', () => {
  expect(guardThatSaw(seen('POST /widgets/', 400, { id: 'x' })).remaining()).toEqual([]);
});

describe('a creation that was refused for its key', () => {
  const [own, other] = ['ts0123456789', 'tsabcdef0123'];
  const refused = exchangeOf(
    requestFor('POST /widgets/', { body: { text: `{"name":"A ${own}","more":"${other}"}` } }),
    jsonAnswer(403, { detail: 'No.' }),
  );
  const list = (...items: object[]) => seen('GET /widgets/', 200, { results: items });
  const paths = (...exchanges: ReturnType<typeof seen>[]) =>
    guardThatSaw(...exchanges)
      .remaining()
      .map(({ path, removal }) => [path, 'impossible' in removal && removal.impossible]);

  test('and is in the list with all its words is left behind', () => {
    const done = { id: 'w', name: `A ${own.toUpperCase()}`, more: other };
    expect(paths(refused, list({ id: 'theirs' }, done))).toEqual([
      ['/widgets/w/', 'it has the texts of a creation that was answered 403'],
    ]);
    expect(
      guardThatSaw(refused, list(done)).objection(asked('DELETE /widgets/{id}/', '/widgets/w/')),
    ).toBeDefined();
  });

  test('is not taken for what shares a word of it, was there before or was made', () => {
    const done = { id: 'w', name: own, more: other };
    expect(paths(refused, list({ id: 'theirs', more: other }))).toEqual([]);
    expect(paths(list(done), refused, list(done))).toEqual([]);
    expect(paths(refused, made('w'), list(done))).toEqual([['/widgets/w/', false]]);
  });
});

describe('what remains', () => {
  test('is what was made and is not gone, the last first, each with its removal', () => {
    const inner = seen('POST /widgets/{id}/parts/', 201, { id: 'p 1' }, '/widgets/a/parts/');
    const gone = exchangeOf(
      requestFor('DELETE /widgets/{id}/', { path: '/widgets/b/', headers: [['X-Key', '{{key}}']] }),
      jsonAnswer(204, null),
    );
    const guard = guardThatSaw(made('a'), made('b'), inner, gone);
    expect(
      guard.remaining().map(({ path, removal }) => [path, 'operation' in removal && removal.operation.key]),
    ).toEqual([
      ['/widgets/a/parts/p%201/', 'DELETE /widgets/{id}/parts/{part}/'],
      ['/widgets/a/', 'DELETE /widgets/{id}/'],
    ]);
  });

  test('is still there where its removal was refused', () => {
    const refused = exchangeOf(
      requestFor('DELETE /widgets/{id}/', { path: '/widgets/a/', headers: [['X-Key', '{{key}}']] }),
      jsonAnswer(500, null),
    );
    expect(guardThatSaw(made('a'), refused).remaining()).toHaveLength(1);
  });

  test('is named even where no operation removes it', () => {
    expect(guardThatSaw(seen('POST /notes/', 201, { id: 'n1' })).remaining()).toEqual([
      {
        path: '/notes/n1/',
        exchange: expect.stringMatching(/#1\.\d+$/),
        removal: { impossible: 'no operation removes it' },
      },
    ]);
  });
});

test('a path is taken apart by its template', () => {
  expect(bind('/a/{x}/b.c/{y}/', '/a/1%2F2/b.c/%C3%A4/?z=1')).toEqual(['1/2', 'ä']);
  expect(bind('/a/{x}/b.c/{y}/', '/a/1/bXc/2/')).toBeUndefined();
  expect(bind('/a/', '/a/')).toEqual([]);
  expect(bind('/a/{x}/', '/a/100%/')).toBeUndefined();
});
