import { expect, test } from '@jest/globals';
import { Guard } from '../../src/run/guard.ts';
import { answering, contractOf, ref, widgetPaths } from '../support/contract.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';

const gone = { responses: { 204: { description: 'Gone' } } };
const notes = {
  '/notes/': { get: answering(ref('WidgetPage')), post: answering(ref('Widget'), '201') },
  '/notes/{id}/': { delete: gone },
};
const contract = contractOf({
  paths: {
    ...widgetPaths,
    ...notes,
    '/boxes/{box}/things/': { post: answering(ref('Widget'), '201') },
    '/boxes/{boxId}/things/{id}/': { delete: gone },
  },
});
const seen = (operation: string, status: number, value: unknown, path?: string) =>
  exchangeOf(
    requestFor(operation, { headers: [['X-Key', '{{key}}']], ...(path !== undefined && { path }) }),
    jsonAnswer(status, value),
  );

test('a widget that this run made is removed, though a note has the same number', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('GET /notes/', 200, { results: [{ id: 5 }] }), guard.moment());
  guard.note(seen('POST /widgets/', 201, { id: 5 }), guard.moment());
  expect(guard.remaining().map(({ path }) => path)).toEqual(['/widgets/5/']);
  expect(
    guard.objection(
      requestFor('DELETE /widgets/{id}/', { path: '/widgets/5/', headers: [['X-Key', '{{key}}']] }),
    ),
  ).toBeUndefined();
});

test('a note that others made is safe, though this run made a widget of the same number', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('POST /widgets/', 201, { id: 5 }), guard.moment());
  guard.note(seen('GET /notes/', 200, { results: [{ id: 5 }] }), guard.moment());
  expect(guard.objection(requestFor('DELETE /notes/{id}/', { path: '/notes/5/' }))).toBeDefined();
});

test('what is made below a parent is removed, whatever the parent’s parameter is called', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('POST /boxes/{box}/things/', 201, { id: 't1' }, '/boxes/b1/things/'), guard.moment());
  expect(guard.remaining().map(({ path }) => path)).toEqual(['/boxes/b1/things/t1/']);
});

test('what was made with an undocumented status of success is removed all the same', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('POST /widgets/', 200, { id: 'w1' }), guard.moment());
  expect(guard.remaining().map(({ path }) => path)).toEqual(['/widgets/w1/']);
});

test('what was deleted by a request with a query is gone', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('POST /widgets/', 201, { id: 'w1' }), guard.moment());
  guard.note(seen('DELETE /widgets/{id}/', 204, null, '/widgets/w1/?force=1'), guard.moment());
  expect(guard.remaining()).toEqual([]);
});

test('what another key is said to have deleted is removed at the end', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('POST /widgets/', 201, { id: 'w1' }), guard.moment());
  const headers = [['X-Key', '{{other}}']] as const;
  const request = requestFor('DELETE /widgets/{id}/', { path: '/widgets/w1/', headers });
  guard.note(exchangeOf(request, jsonAnswer(204, null)), guard.moment());
  expect(guard.remaining().map(({ path }) => path)).toEqual(['/widgets/w1/']);
});

test('a creation that a list showed before its answer came is this run’s', () => {
  const guard = new Guard(contract, []);
  const sent = guard.moment();
  guard.note(seen('GET /notes/', 200, { results: [{ id: 'n1' }] }), guard.moment());
  guard.note(seen('POST /notes/', 201, { id: 'n1' }), sent);
  expect(guard.remaining().map(({ path }) => path)).toEqual(['/notes/n1/']);
});

test('a creation whose answer was lost, or names no id, is listed', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('POST /widgets/', 201, { name: 'nameless' }), guard.moment());
  const request = requestFor('POST /widgets/', { changes: true });
  guard.note(
    { id: 'x', request, failure: { kind: 'timeout', message: 'none' }, milliseconds: 1 },
    guard.moment(),
  );
  expect(guard.remaining()).toHaveLength(2);
});

test('what is changed, though nobody has it, is listed: something may have been made of it', () => {
  const guard = new Guard(contract, []);
  guard.note(seen('PUT /widgets/{id}/', 404, {}, '/widgets/w0/'), guard.moment());
  guard.note(seen('GET /widgets/', 200, { results: [{ id: 'w1' }] }), guard.moment());
  guard.note(seen('PUT /widgets/{id}/', 200, {}, '/widgets/w1/'), guard.moment());
  guard.note(seen('POST /widgets/', 201, { id: 'w2' }), guard.moment());
  guard.note(seen('PUT /widgets/{id}/', 200, {}, '/widgets/w2/'), guard.moment());
  guard.note(seen('PUT /widgets/{id}/', 200, {}, '/widgets/w3/'), guard.moment());
  expect(guard.remaining()).toMatchObject([
    {
      path: '/widgets/w3/',
      removal: { impossible: expect.stringContaining('PUT is answered 200, where nothing was') },
    },
    { path: '/widgets/w2/' },
  ]);
});

test('a collection without a slash at its end names what is left without one', () => {
  const c = contractOf({ paths: { '/notes': { post: answering(ref('Widget'), '201') } } });
  const guard = new Guard(c, []);
  guard.note(seen('POST /notes', 201, { id: 'n1' }), guard.moment());
  expect(guard.remaining()).toMatchObject([{ path: '/notes/n1' }]);
});

test('a path with a stray percent sign is an objection or none, but no error', () => {
  const guard = new Guard(contract, []);
  expect(() =>
    guard.objection(
      requestFor('DELETE /widgets/{id}/', { path: '/widgets/100%/', headers: [['X-Key', '{{key}}']] }),
    ),
  ).not.toThrow();
});
