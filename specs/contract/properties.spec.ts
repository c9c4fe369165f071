import { expect, test } from '@jest/globals';
import { itemsOf, propertiesOf, requiredOf, schemaWithin } from '../../src/contract/properties.ts';
import { at, ref, schemasOf } from '../support/contract.ts';

const schemas = schemasOf({
  Base: {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      parts: { type: 'array' },
    },
  },
  Full: {
    allOf: [
      ref('Base'),
      { required: ['size', 'name'], properties: { parts: ref('Parts'), size: { type: 'integer' } } },
    ],
  },
  Parts: { allOf: [{ type: 'array' }, { items: ref('Base') }] },
  Endless: { allOf: [ref('Endless')], properties: { a: {} } },
});

test('members are gathered through allOf, the later part first', () => {
  expect(Object.fromEntries(propertiesOf(schemas, at('Full')))).toEqual({
    id: `${at('Base')}/properties/id`,
    name: `${at('Base')}/properties/name`,
    parts: `${at('Full')}/allOf/1/properties/parts`,
    size: `${at('Full')}/allOf/1/properties/size`,
  });
});

test('a request has to carry what is required and not read-only, each once', () => {
  expect(requiredOf(schemas, at('Full'))).toEqual(['name', 'size']);
});

test('a part is found by its place in the body', () => {
  expect(schemaWithin(schemas, at('Full'), '/name')).toBe(`${at('Base')}/properties/name`);
  expect(schemaWithin(schemas, at('Full'), '')).toBe(at('Full'));
  expect(schemaWithin(schemas, at('Full'), '/name/deeper')).toBeUndefined();
});

test('items are found through allOf', () => {
  expect(itemsOf(schemas, at('Parts'))).toBe(`${at('Parts')}/allOf/1/items`);
  expect(itemsOf(schemas, at('Base'))).toBeUndefined();
});

test('a schema that is made of itself comes to an end', () => {
  expect([...propertiesOf(schemas, at('Endless')).keys()]).toEqual(['a']);
});
