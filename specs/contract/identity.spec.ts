import { expect, test } from '@jest/globals';
import { idIn } from '../../src/contract/identity.ts';
import { answering, contractOf } from '../support/contract.ts';

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
