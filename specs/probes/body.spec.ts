import { describe, expect, test } from '@jest/globals';
import type { Probe } from '../../src/model.ts';
import { fillBody } from '../../src/probes/body.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { inconclusive } from '../../src/script/steps.ts';
import { contractOf, type Json, widgetPaths } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { comingTo, probeOf } from '../support/plan.ts';
import { driven, stopOf } from '../support/script.ts';

const uuid = '00000000-0000-4000-8000-000000000001';
const found = (collection: string): Probe<{ id: string }> =>
  probeOf(collection, () => comingTo({ id: uuid }));
const missing = (collection: string): Probe<{ id: string }> =>
  probeOf(collection, () => inconclusive('no-data', 'the list is empty'));

const schema = (required: string[]) => ({
  type: 'object',
  required,
  properties: { name: { type: 'string' }, widget: { type: 'string', format: 'uuid' } },
});

function filled(requestBody: Json | undefined, source = found, properties: Json = {}) {
  const paths = { ...widgetPaths, '/a/': { post: { requestBody, responses: {} } } };
  const contract = contractOf({ paths });
  const kit = { contract, settings: { ...defaultSettings, values: { parameters: {}, properties } } };
  return driven(
    () => fillBody(kit, contract.operation('POST /a/'), 'token', source),
    () => jsonAnswer(200, {}),
  );
}

const body = (required: string[] = ['name']) => ({
  content: { 'application/json': { schema: schema(required) } },
});

describe('a body', () => {
  test('refers to what is there', async () => {
    expect((await filled(body())).outcome).toMatchObject({ value: { value: { widget: uuid } } });
  });

  test('takes what is configured, without looking', async () => {
    const given = '00000000-0000-4000-8000-000000000002';
    expect((await filled(body(), missing, { widget: given })).outcome).toMatchObject({
      value: { value: { widget: given } },
    });
  });

  test('does without what it may leave out', async () => {
    const { outcome } = await filled(body(), missing);
    expect(outcome).toMatchObject({ value: { value: { name: expect.any(String) } } });
    expect(outcome).not.toHaveProperty('value.value.widget');
  });

  test('says what to configure where it cannot', async () => {
    expect(stopOf((await filled(body(['widget']), missing)).outcome)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'no-data',
      message: expect.stringMatching(/the list is empty\): configure values\.properties\.widget$/),
    });
  });

  test('is none where the operation takes none', async () => {
    expect((await filled(undefined)).outcome).toEqual({ value: undefined });
  });

  test('in a media type that cannot be made is said to be so', async () => {
    const xml = { content: { 'application/xml': { schema: {} } } };
    expect(stopOf((await filled(xml)).outcome)).toMatchObject({
      message: 'no body can be made in application/xml',
    });
  });
});
