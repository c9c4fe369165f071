import { describe, expect, test } from '@jest/globals';
import { fieldErrorsOf } from '../../src/contract/field-errors.ts';
import type { FieldErrorFormat } from '../../src/model.ts';

const named = (format: FieldErrorFormat, body: unknown) => Object.fromEntries(fieldErrorsOf(format, body));

describe('fields that are members of the body', () => {
  const members: FieldErrorFormat = { style: 'members', requiredMessage: 'required' };

  test('come with their messages', () => {
    expect(named(members, { name: ['required', 'too short'], size: [] })).toEqual({
      name: ['required', 'too short'],
      size: [],
    });
  });

  test('are named even where their messages are of another form', () => {
    expect(named(members, { detail: 'Not found.', inner: { title: ['required'] } })).toEqual({
      detail: [],
      inner: [],
    });
  });

  test.each([[null], [[{ name: ['required'] }]], ['text'], [undefined]])('are none in %j', (body) => {
    expect(named(members, body)).toEqual({});
  });
});

describe('fields that a list of errors names', () => {
  const list: FieldErrorFormat = {
    style: 'list',
    at: '/meta/errors',
    field: 'pointer',
    message: 'detail',
    requiredMessage: 'is missing',
  };
  const body = (...errors: unknown[]) => ({ meta: { errors } });

  test.each(['name', '/name', '#/name', '/name/0/first'])('%s is the field "name"', (pointer) => {
    expect(named(list, body({ pointer, detail: 'is missing' }))).toEqual({ name: ['is missing'] });
  });

  test('gather all their messages', () => {
    const errors = body(
      { pointer: '/a', detail: 'one' },
      { pointer: 'b', detail: 'two' },
      { pointer: '#/a', detail: 'three' },
    );
    expect(named(list, errors)).toEqual({ a: ['one', 'three'], b: ['two'] });
  });

  test('are unescaped as JSON pointers are', () => {
    expect(named(list, body({ pointer: '/a~1b~0c', detail: 'x' }))).toEqual({ 'a/b~c': ['x'] });
  });

  test.each([[{}], [{ meta: { errors: 'many' } }], [{ meta: { errors: [1, null] } }]])(
    'are none in %j',
    (value) => {
      expect(named(list, value)).toEqual({});
    },
  );
});
