import { expect, test } from '@jest/globals';
import { idIn, idMember } from '../../src/contract/identity.ts';
import { answering, contractOf, type Json } from '../support/contract.ts';

const contractWith = (path: string) => contractOf({ paths: { [path]: { get: answering({}) } } });
const item = { id: 7, username: 'ann', pet_id: 'p1', uuid: 'u-1' };

test.each([
  ['/users/{id}/', '/users/', '7'],
  ['/users/{username}/', '/users/', 'ann'],
  ['/users/{userName}', '/users/', undefined],
  ['/pets/{petId}', '/pets', 'p1'],
  ['/pets/{pet}', '/pets', '7'],
  ['/things/{uuid}/', '/things/', 'u-1'],
  ['/things/{thingPk}/parts/', '/things/', '7'],
  ['/users/{slug}', '/users', undefined],
  ['/elsewhere/{id}', '/users', '7'],
])(
  'paths such as %s call items of %s by the member that the parameter is named after: %s',
  (path, collection, id) => {
    expect(idIn(contractWith(path), collection, item)).toBe(id);
  },
);

const text = { type: 'string' };
const made = { type: 'integer', readOnly: true };

/** A contract in which notes are created by a body, and named by a parameter. */
const notesBy = (name: string, schema: Json, properties: Json, required: string[] = []) =>
  contractOf({
    paths: {
      '/notes': {
        post: {
          requestBody: {
            content: { 'application/json': { schema: { type: 'object', properties, required } } },
          },
          ...answering({ type: 'object', properties: { id: made, ...properties } }, '201'),
        },
      },
      [`/notes/{${name}}`]: {
        parameters: [{ name, in: 'path', required: true, schema }],
        get: answering({}),
      },
    },
  });

test.each<[what: string, parameter: string, properties: Json, id: string]>([
  ['a text that is called as the parameter', 'note', { note: text }, '7'],
  ['the note that it stands below', 'noteId', { noteId: text, title: text }, '7'],
  ['the same, in another case', 'noteId', { note_id: text }, '7'],
  ['what the server alone writes', 'noteId', { noteId: { ...text, readOnly: true } }, 'n1'],
  ['what no creation knows of', 'noteId', { title: text }, 'n1'],
  ['an id of that very name', 'uuid', { uuid: text }, 'n1'],
  ['what is written as the identifier is', 'noteId', { noteId: text, id: text }, 'n1'],
])('what clients say of an item does not name it: %s', (_, parameter, properties, id) => {
  const item = { id: 7, note: 'n1', noteId: 'n1', uuid: 'n1' };
  const named = 'note_id' in properties ? { id: 7, note_id: 'n1' } : item;
  expect(idIn(notesBy(parameter, text, properties), '/notes', named)).toBe(id);
});

test('but what each creation has to say under the name of an id does', () => {
  const item = { id: 7, noteId: 'n1', note: 'a text' };
  expect(idIn(notesBy('noteId', text, { noteId: text }, ['noteId']), '/notes', item)).toBe('n1');
  expect(idIn(notesBy('note', text, { note: text }, ['note']), '/notes', item)).toBe('7');
});

test.each<[schema: Json, note: unknown, id: string]>([
  [{ type: 'integer' }, 'a text', '7'],
  [{ type: 'integer' }, '8', '8'],
  [
    { type: 'string', format: 'uuid' },
    '00000000-0000-4000-8000-000000000001',
    '00000000-0000-4000-8000-000000000001',
  ],
  [{ type: 'string', pattern: '^\\d$' }, 'a text', '7'],
  [{ type: 'boolean' }, 'a text', 'a text'],
])('nor does what the parameter cannot be: %j, %s', (schema, note, id) => {
  expect(idIn(notesBy('note', schema, {}), '/notes', { id: 7, note })).toBe(id);
});

test('the reference server names items as they are judged', () => {
  const notes = (schema: Json, note: Json) => {
    const contract = notesBy('note', schema, { id: made, note });
    const created = contract.operation('POST /notes').responses.get('201')?.content[0]?.schema;
    return idMember(contract, '/notes', created);
  };
  expect(notes({ type: 'integer' }, { ...text, readOnly: true })).toBe('id');
  expect(notes(text, { ...text, readOnly: true })).toBe('note');
  expect(notes(text, text)).toBe('id');
});

test('what no path can carry is no id', () => {
  const contract = contractWith('/users/{id}/');
  const ids = [{ id: 2 ** 60 }, { id: '' }, { id: null }, { id: {} }, [], 'x', {}].map((one) =>
    idIn(contract, '/users/', one),
  );
  expect(ids.every((id) => id === undefined)).toBe(true);
});

test.each([
  ['dots alone', '..'],
  ['a way up', '../users'],
  ['a way up, between others', 'a/../b'],
  ['a way up for some servers', 'a\\..\\b'],
  ['line ends', 'a\r\nb'],
  ['NULs', 'a\0'],
  ['half of a character', '\ud800'],
  ['more than an address can be long', 'x'.repeat(2_001)],
])('nor is what would name something else: %s', (_, id) => {
  expect(idIn(contractWith('/users/{id}/'), '/users/', { id })).toBeUndefined();
});

test.each(['a/b', 'a.b', '...', '__proto__', 'a b', '%2e%2e', 'ä', '😀'])('%s is an id', (id) => {
  expect(idIn(contractWith('/users/{id}/'), '/users/', { id })).toBe(id);
});
