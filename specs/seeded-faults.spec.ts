/** The ten faults that tools of this kind are measured by, each put before a conforming server. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { check } from '../src/check.ts';
import { referenceKeys } from '../src/cli/reference.ts';
import { isObject, type JsonObject } from '../src/documents/pointer.ts';
import type { Answer, Call, Handler } from '../src/reference/http.ts';
import { listen } from '../src/reference/listen.ts';
import { editObject, jsonIn, withHeader } from '../src/reference/mutants/helpers.ts';
import { createReference } from '../src/reference/server.ts';
import type { Report } from '../src/report/model.ts';
import { complaints, contractAt, failures, planFor } from './support/judged.ts';

const contract = contractAt(fileURLToPath(new URL('./contracts/seeded.openapi.yaml', import.meta.url)));

/** What stands before the server: it answers, or lets it answer. */
type Fault = (call: Call, forward: Handler) => Promise<Answer>;

async function judgedWith(fault: Fault): Promise<Report> {
  let origin = '';
  const reference = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const server = await listen((call) => fault(call, reference), { port: 0 });
  origin = server.url;
  try {
    const plan = planFor(contract, {}, { profile: 'full' });
    return await check(plan, { target: server.url, keys: referenceKeys });
  } finally {
    await server.close();
  }
}

/** The call with its JSON object changed. */
function edited(call: Call, change: (body: JsonObject) => JsonObject): Call {
  const body = jsonIn(call);
  return isObject(body) ? { ...call, body: Buffer.from(JSON.stringify(change(body))) } : call;
}

/** Answers of a method that succeeded are changed. */
const answering =
  (method: string, change: (answer: Answer) => Answer): Fault =>
  async (call, forward) => {
    const answer = await forward(call);
    return call.method === method && answer.status < 300 ? change(answer) : answer;
  };

/** Bodies are changed before anybody looks at them: what was wrong is no longer seen. */
const correcting =
  (change: (body: JsonObject) => JsonObject): Fault =>
  (call, forward) =>
    forward(edited(call, change));

const thrown: Answer = {
  status: 500,
  headers: [['Content-Type', 'application/json']],
  body: '{"detail": "Unexpected error."}',
};

async function stored(call: Call, forward: Handler): Promise<JsonObject> {
  const headers = call.headers.filter(([name]) => !/^content-/i.test(name));
  const item = jsonIn(await forward({ ...call, method: 'GET', headers, body: Buffer.alloc(0) }));
  return isObject(item) ? item : {};
}

/** A PUT that leaves the note as it was, as one does that forgot a column. */
const partial: Fault = async (call, forward) => {
  if (call.method !== 'PUT') return await forward(call);
  const { note } = await stored(call, forward);
  const answer = await forward(call);
  return answer.status < 300 ? await forward(edited(call, (body) => ({ ...body, note }))) : answer;
};

/** The same PUT once more appends the note to itself. */
function appending(): Fault {
  const last = new Map<string, string>();
  return async (call, forward) => {
    if (call.method !== 'PUT') return await forward(call);
    const again = last.get(call.path) === String(call.body);
    const answer = await forward(
      again ? edited(call, (body) => ({ ...body, note: `${body['note']}, ${body['note']}` })) : call,
    );
    if (answer.status < 300) last.set(call.path, String(call.body));
    return answer;
  };
}

test('without a fault the server conforms', async () => {
  const report = await judgedWith((call, forward) => forward(call));
  expect(complaints(report)).toEqual([]);
  expect(report.outcome).toBe('conformant');
});

// Which requirement each fault is blamed on, and which others fail as a consequence.
const faults: [fault: string, fault: Fault, requirement: string, consequences?: readonly string[]][] = [
  ['a thrown exception', answering('PUT', () => thrown), 'status/no-server-error', ['status/success']],
  [
    'a response member of the wrong type',
    answering('PUT', (answer) => editObject(answer, (task) => ({ ...task, done: 'yes' }))),
    'body/schema',
  ],
  [
    'a 2xx that is not declared',
    answering('DELETE', (answer) => ({ ...answer, status: 202 })),
    'status/documented',
    ['status/success'],
  ],
  [
    'a maximum that is not enforced',
    correcting((body) => ({ ...body, ...(Number(body['priority']) > 5 && { priority: 5 }) })),
    'error/rejects-invalid',
  ],
  [
    'an enum that is not enforced',
    correcting((body) => ({
      ...body,
      ...(typeof body['state'] === 'string' &&
        !/^(open|waiting|closed)$/.test(body['state']) && { state: 'open' }),
    })),
    'error/rejects-invalid',
  ],
  [
    'a required boolean that is not enforced',
    correcting((body) => ({
      ...body,
      ...(Object.keys(body).length > 0 && !('done' in body) && { done: false }),
    })),
    'error/required-fields',
  ],
  [
    'a Location that leads nowhere',
    answering('POST', (answer) => withHeader(answer, 'Location', '/tasks/undefined')),
    'body/headers',
    ['lifecycle/create-read'],
  ],
  [
    'a DELETE that does nothing',
    async (call, forward) => {
      const may = !call.headers.some(([, value]) => value === referenceKeys.restricted);
      const deletes = call.method === 'DELETE' && may;
      const probe = deletes ? { ...call, method: 'GET', body: Buffer.alloc(0) } : call;
      const answer = await forward(probe);
      return probe === call || answer.status >= 300 ? answer : { status: 204, headers: [], body: '' };
    },
    'lifecycle/delete',
  ],
  ['a PUT that is partial', partial, 'lifecycle/replace'],
  ['a PUT that is not idempotent', appending(), 'lifecycle/replace'],
];

test.each(faults)('%s is found', async (_, fault, requirement, consequences = []) => {
  const failed = Object.keys(failures(await judgedWith(fault)));
  expect(failed.sort()).toEqual([requirement, ...consequences].sort());
});
