import { describe, expect, test } from '@jest/globals';
import { bodyShapeOf, validBody } from '../../src/values/request-body.ts';
import { contractOf, type Json } from '../support/contract.ts';

const Thing = {
  type: 'object',
  required: ['id', 'name', 'mode', 'owner'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', maxLength: 60 },
    mode: { enum: ['fast', 'slow'] },
    code: { type: 'string', pattern: '^[A-Z]-\\d$' },
    owner: { type: 'string', format: 'uuid' },
    size: { type: 'integer', maximum: 9 },
  },
};

function shapeOf(content: Json) {
  const contract = contractOf({ paths: { '/a/': { post: { requestBody: { content }, responses: {} } } } });
  return { contract, shape: bodyShapeOf(contract, contract.operation('POST /a/')) };
}

function valid(schema: Json, example: unknown, given: Json = {}, token = 'token') {
  const { contract, shape } = shapeOf({
    'application/json': { schema, ...(example !== undefined && { example }) },
  });
  if (shape === undefined) throw new Error('no shape');
  return validBody(contract, shape, token, given);
}

describe('the shape of a body', () => {
  test('is that of the JSON one, where there are several', () => {
    const { shape } = shapeOf({
      'multipart/form-data': { schema: Thing },
      'application/vnd.a+json': { schema: Thing },
    });
    expect(shape?.media.mediaType).toBe('application/vnd.a+json');
  });

  test('has the members that a client may write, and which of them it has to', () => {
    const { shape } = shapeOf({ 'application/json': { schema: Thing } });
    expect([...(shape?.properties.keys() ?? [])]).toEqual(['name', 'mode', 'code', 'owner', 'size']);
    expect(shape?.required).toEqual(['name', 'mode', 'owner']);
  });

  test.each([['application/xml'], ['text/plain']])(
    'is none in %s, which cannot be made here',
    (mediaType) => {
      expect(shapeOf({ [mediaType]: { schema: Thing } }).shape).toBeUndefined();
    },
  );

  test('is none without a schema', () => {
    expect(shapeOf({ 'application/json': {} }).shape).toBeUndefined();
  });
});

describe('a valid body', () => {
  const owner = '00000000-0000-4000-8000-000000000001';
  const example = { name: 'Robin', mode: 'slow', code: 'A-1', owner, size: 3 };

  test('is the example, its free strings marked, its other members as they are', () => {
    expect(valid(Thing, example)).toEqual({
      value: { ...example, name: expect.stringMatching(/^Robin ts\w{10}$/) },
    });
  });

  test('is another with another token', () => {
    expect(valid(Thing, example, {}, 'a')).toEqual(valid(Thing, example, {}, 'a'));
    expect(valid(Thing, example, {}, 'a')).not.toEqual(valid(Thing, example, {}, 'b'));
  });

  test('takes what is given before the example', () => {
    expect(valid(Thing, example, { name: 'Given', size: 9 })).toMatchObject({
      value: { name: 'Given', size: 9 },
    });
  });

  test('is made up where the example lacks what is required', () => {
    const { value } = valid(Thing, { code: 'A-1' }) as { value: Json };
    expect(Object.keys(value)).toEqual(['name', 'mode', 'code', 'owner']);
    expect(value['name']).toMatch(/\S/);
  });

  test('leaves out what only the server writes, though the example shows it', () => {
    expect(valid(Thing, { ...example, id: 'x' })).not.toHaveProperty('value.id');
  });

  test('keeps a long name within its bounds', () => {
    const { value } = valid(Thing, { ...example, name: 'n'.repeat(59) }) as { value: { name: string } };
    expect(value.name.length).toBeLessThanOrEqual(60);
    expect(value.name).toMatch(/^ts/);
  });

  test('is made up where the example is not valid', () => {
    expect(valid(Thing, { ...example, mode: 'medium' })).toMatchObject({
      value: { mode: expect.stringMatching(/^(fast|slow)$/) },
    });
  });
});

describe('where no valid body can be made', () => {
  test('the member and the reason are named', () => {
    const Odd = {
      type: 'object',
      required: ['code'],
      properties: { code: { type: 'string', pattern: '^([A-Z])-\\1$' } },
    };
    expect(valid(Odd, undefined)).toEqual({
      problem: "no valid body could be made: the body must have required property 'code'",
    });
  });

  test('what was given wrongly is named', () => {
    expect(valid(Thing, undefined, { size: 10 })).toEqual({
      problem: 'no valid body could be made: /size must be <= 9',
    });
  });
});
