import { describe, expect, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '../../src/model.ts';
import { repaired } from '../../src/probes/repair.ts';
import { resourceIn } from '../../src/probes/resource.ts';
import { succeeded, success } from '../../src/probes/success.ts';
import { defaultSettings, type Settings } from '../../src/script/kit.ts';
import { bodyShapeOf } from '../../src/values/request-body.ts';
import { answering, contractOf, type Json, ref, widgetPaths } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven, stopOf } from '../support/script.ts';

const Part = {
  type: 'object',
  required: ['id', 'name', 'widget'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', maxLength: 60 },
    contact: { type: 'string' },
    widget: { type: 'string', format: 'uuid' },
    size: { type: 'integer' },
  },
};
const requestBody = (schema: Json) => ({
  content: {
    'application/json': { schema, example: { name: 'A part', contact: 'Robin', size: 3 } },
  },
});
const contract = contractOf({
  paths: {
    ...widgetPaths,
    '/parts/': {
      get: answering(ref('WidgetPage')),
      post: { requestBody: requestBody(ref('Part')), ...answering(ref('Part'), '201') },
    },
    '/parts/{id}/': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      put: { requestBody: requestBody(ref('Part')), ...answering(ref('Part')) },
    },
  },
  components: { schemas: { Part } },
  conformance: { fieldErrors: { style: 'members', requiredMessage: 'is required' } },
});
const kitWith = (properties: Json = {}) => ({
  contract,
  settings: { ...defaultSettings, values: { parameters: {}, properties } } satisfies Settings,
});

const uuid = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const list = { count: 2, next: null, previous: null, results: [{ id: uuid(1) }, { id: uuid(2) }] };
type Body = Readonly<Record<string, unknown>>;

/** A server that lists two widgets, and takes a part where there is no complaint. */
const server =
  (complaint: (body: Body) => Json | undefined) =>
  ({ method, path, body }: HttpRequest): HttpResponse => {
    if (method === 'GET') return jsonAnswer(200, list);
    if (path.startsWith('/widgets/')) return jsonAnswer(201, { id: uuid(3) });
    const wrong = complaint(JSON.parse(body !== undefined && 'text' in body ? body.text : '{}') as Body);
    return wrong === undefined
      ? jsonAnswer(method === 'POST' ? 201 : 200, { id: 'p1' })
      : jsonAnswer(400, wrong);
  };

async function created(complaint: (body: Body) => Json | undefined, configured: Json = {}) {
  const kit = kitWith(configured);
  const { outcome, requests } = await driven(
    success(kit, contract.operation('POST /parts/')).script,
    server(complaint),
  );
  const bodies = requests
    .filter(({ method, path }) => method === 'POST' && path === '/parts/')
    .map(({ body }) => JSON.parse((body as { text: string }).text) as Body);
  return { value: 'value' in outcome ? outcome.value : undefined, bodies, last: bodies.at(-1) as Body };
}

describe('a valid body that the server refuses is repaired', () => {
  test('not at all where it is taken', async () => {
    const { value, bodies } = await created(() => undefined);
    expect([value?.repairs, bodies.length]).toEqual([[], 1]);
  });

  test('by the next reference of the list, then by one that is made', async () => {
    const only = (id: string) => (body: Body) =>
      body['widget'] === id ? undefined : { widget: ['No such widget.'] };
    expect(await created(only(uuid(2)))).toMatchObject({
      value: {
        response: { status: 201 },
        repairs: [{ field: 'widget', by: 'another reference', id: uuid(2) }],
      },
    });
    expect((await created(only(uuid(3)))).value).toMatchObject({ response: { status: 201 } });
  });

  test('by another name where one is taken', async () => {
    const taken = new Set<unknown>();
    const { bodies, value } = await created(({ name }) => {
      if (taken.size > 0) return undefined;
      taken.add(name);
      return { name: ['A part with this name already exists.'] };
    });
    expect(value?.response?.status).toBe(201);
    expect(bodies[1]?.['name']).not.toBe(bodies[0]?.['name']);
    expect({ ...bodies[1], name: '' }).toEqual({ ...bodies[0], name: '' });
  });

  test.each([
    ['Enter a valid email address.', /^\S+@example\.com$/],
    ['Enter a valid URL.', /^https:/],
    ['Date has wrong format. Use YYYY-MM-DD.', /^\d{4}-\d\d-\d\d$/],
    ['Datetime has wrong format.', /^\d{4}-\d\d-\d\dT/],
    ['The phone number is not valid.', /^\+\d{11}$/],
    ['Must be a valid UUID.', /^[0-9a-f]{8}-/],
    ['A valid number is required.', /^\d+$/],
    ['Not a colour.', /^#[0-9a-f]{6}$/],
  ])('by a text of the format that it asks for: %s', async (message, form) => {
    const { last, value } = await created(({ contact }) =>
      form.test(String(contact)) ? undefined : { contact: [message] },
    );
    expect(value?.response?.status).toBe(201);
    expect(last['contact']).toMatch(form);
  });

  test('by leaving out what need not be there', async () => {
    const { bodies, last } = await created((body) =>
      'size' in body ? { size: ['Not for you.'] } : undefined,
    );
    expect(bodies[0]).toHaveProperty('size');
    expect(last).not.toHaveProperty('size');
  });

  test('in one place at a time, and three times at most', async () => {
    const { bodies, value } = await created(({ contact, size }) => ({
      ...(contact !== undefined && { contact: ['Enter a valid email address.'] }),
      ...(size !== undefined && { size: ['No.'] }),
      name: ['This name is already taken.'],
    }));
    expect(bodies.length).toBe(4);
    expect(value?.response?.status).toBe(400);
    for (const [index, body] of bodies.slice(1).entries()) {
      const before = bodies[index] as Body;
      const changed = Object.keys(before).filter((name) => before[name] !== body[name]);
      expect([changed.length]).toEqual([1]);
    }
  });

  test('the same way each time', async () => {
    const complaint = ({ contact }: Body) =>
      String(contact).includes('@') ? undefined : { contact: ['E-mail?'] };
    expect((await created(complaint)).bodies).toEqual((await created(complaint)).bodies);
  });
});

describe('a body is not repaired', () => {
  test('where the value is configured', async () => {
    const { bodies, last } = await created(() => ({ contact: ['Enter a valid email address.'] }), {
      contact: 'mine',
    });
    expect([bodies.length, last['contact']]).toEqual([1, 'mine']);
  });

  test('where the server names nothing that could be changed', async () => {
    const { bodies } = await created(() => ({
      detail: 'No.',
      nonFieldErrors: ['These do not go together.'],
    }));
    expect(bodies.length).toBe(1);
  });

  test('with what the schema forbids', async () => {
    const { bodies } = await created(() => ({ name: ['No.'] }));
    expect(bodies.length).toBe(1);
  });
});

describe('what stays refused', () => {
  const complaint = () => ({ name: ['Names are given out by the office.'] });

  test('leaves the case open, with the message and what to configure', async () => {
    const kit = kitWith();
    const run = () => succeeded(kit, contract.operation('POST /parts/'));
    expect(stopOf((await driven(run, server(complaint))).outcome)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'precondition-unmet',
      message:
        'a valid request did not succeed: POST /parts/ answered 400 {"name":["Names are given out by the office."]}' +
        '; configure:\nvalues:\n  properties:\n    name: …',
    });
  });

  test('also where it was needed for something else', async () => {
    const { outcome } = await driven(resourceIn(kitWith(), '/parts/', 'own').script, server(complaint));
    expect(stopOf(outcome)).toMatchObject({
      message: expect.stringContaining('values:\n  properties:\n    name: …'),
    });
  });
});

test('what was repaired once is repaired alike in other bodies, and their own texts stay their own', () => {
  const kit = kitWith();
  const shape = bodyShapeOf(contract, contract.operation('POST /parts/'));
  if (shape === undefined) throw new Error('no shape');
  const repairs = [
    { field: 'contact', by: 'format', hint: 'email' },
    { field: 'size', by: 'leaving out' },
  ] as const;
  const body = { shape, value: { name: 'mine', contact: 'x', size: 1 } };
  const [one, other] = ['a', 'b'].map((token) => repaired(kit, body, repairs, token).value);
  expect(one).toEqual({ name: 'mine', contact: expect.stringMatching(/@/) });
  expect(one?.['contact']).not.toBe(other?.['contact']);
  expect(body.value).toEqual({ name: 'mine', contact: 'x', size: 1 });
});
