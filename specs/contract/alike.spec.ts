import { describe, expect, test } from '@jest/globals';
import { seenBy } from '../../src/contract/direction.ts';
import { alikeIn } from '../../src/contract/schemas/alike.ts';
import { compileSchemas } from '../../src/contract/schemas.ts';
import { at, ref } from '../support/contract.ts';

const id = () => ({ type: 'string', minLength: 3 });
const root = {
  paths: {
    '/a/': { schema: ref('Widget'), id: id(), deep: { items: [id()] } },
    '/b/': { schema: { ...ref('Widget'), description: 'The same.' }, id: id() },
    '/c/': { schema: { ...ref('Widget'), nullable: true }, other: { ...id(), maxLength: 4 } },
    '/d/': { schema: ref('Alias'), lost: ref('Gone') },
    '/e/': { schema: { ...ref('Widget'), maxProperties: 1 }, long: { enum: ['x'.repeat(500)] } },
  },
  components: {
    schemas: {
      Widget: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      Alias: ref('Widget'),
      Round: ref('Round'),
    },
  },
};
const place = (path: string, name = 'schema') => `/paths/~1${path}~1/${name}`;

describe('the rules of a schema', () => {
  const rules = alikeIn(seenBy('response', root));
  const widget = { at: at('Widget'), like: at('Widget') };

  test('stand where nothing but references leads', () => {
    expect(rules(place('a'))).toEqual(widget);
    expect(rules(place('b'))).toEqual(widget);
    expect(rules(place('d'))).toEqual(widget);
  });

  test('are its own where it says more than that', () => {
    for (const pointer of [place('c'), place('e')])
      expect(rules(pointer)).toEqual({ at: pointer, like: pointer });
  });

  test('are those of the first that says the same, wherever it stands', () => {
    expect(rules(place('a', 'id'))).toEqual({ at: place('a', 'id'), like: place('a', 'id') });
    expect(rules(place('b', 'id'))).toEqual({ at: place('b', 'id'), like: place('a', 'id') });
    expect(rules(place('c', 'other')).like).toBe(place('c', 'other'));
    expect(rules(place('e', 'long')).like).toBe(place('e', 'long'));
  });

  test('are sought for a while, where references go round or lead nowhere', () => {
    expect(rules(at('Round'))).toEqual({ at: at('Round'), like: at('Round') });
    expect(rules(place('d', 'lost')).at).toBe(place('d', 'lost'));
    expect(rules('/nowhere')).toEqual({ at: '/nowhere', like: '/nowhere' });
  });
});

describe('what was compiled for another', () => {
  const schemas = compileSchemas(root);
  const paths = (pointer: string, value: unknown) =>
    schemas.errors(pointer, value, 'response').map(({ schemaPath }) => schemaPath);

  test('names the rule that is broken where it stands itself', () => {
    expect(paths(place('a', 'id'), 'x')).toEqual([`${place('a', 'id')}/minLength`]);
    expect(paths(place('b', 'id'), 'x')).toEqual([`${place('b', 'id')}/minLength`]);
    expect(paths(place('a', 'deep/items/0'), 'x')).toEqual([`${place('a', 'deep/items/0')}/minLength`]);
    expect(paths(place('b'), {})).toEqual([`${at('Widget')}/required`]);
  });

  test('is not taken for what allows more, or less', () => {
    expect(paths(place('c'), null)).toEqual([]);
    expect(paths(place('a'), null)).toEqual([`${at('Widget')}/type`]);
    expect(paths(place('e'), { name: 'a', more: 1 })).toEqual([`${place('e')}/maxProperties`]);
  });
});
