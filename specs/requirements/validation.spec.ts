import { describe, expect, test } from '@jest/globals';
import { calibrate } from '../../src/calibrate.ts';
import { check } from '../../src/check.ts';
import { startReference } from '../../src/cli/reference.ts';
import { propertiesOf } from '../../src/contract/properties.ts';
import { isObject } from '../../src/documents/pointer.ts';
import type { Filters } from '../../src/plan/plan.ts';
import { type Call, queryIn } from '../../src/reference/http.ts';
import { listen } from '../../src/reference/listen.ts';
import { type Facts, type Mutant, mutated } from '../../src/reference/mutant.ts';
import { editObject, jsonIn, withHeader } from '../../src/reference/mutants/helpers.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { createReference } from '../../src/reference/server.ts';
import type { Report } from '../../src/report/model.ts';
import { installService, serviceKeys, startService } from '../interop/service.ts';
import { complaints, contractAt, judged, planFor } from '../support/judged.ts';

const OURS = ['error/rejects-invalid', 'error/rejects-invalid-parameter', 'error/media-type'];
const ours: Partial<Filters> = { profile: 'full', only: OURS };
const contract = contractAt();
const keys = {
  full: 'ValidationFullKeyNotSecret01',
  other: 'ValidationOtherKeyNotSecret02',
  restricted: 'ValidationReadKeyNotSecret03',
};

/** What is not as it should be among our requirements: findings, and cases that are open without a filter. */
const troubles = (report: Report): string[] =>
  complaints(report).filter((complaint) => !complaint.startsWith('not-run filtered'));

/** The report of the reference server behind a variation. */
async function behind(mutate: Mutant['mutate'], operation: readonly string[] = []): Promise<Report> {
  const variation: Mutant = {
    id: 'variation',
    requirement: 'none',
    title: 'does as some servers do',
    mutate,
  };
  let url = '';
  const reference = createReference(contract, { keys, origin: () => url });
  const server = await listen(mutated(reference, variation, { contract, keys }), { port: 0 });
  url = server.url;
  try {
    return await check(planFor(contract, {}, { ...ours, operation }), { target: url, keys });
  } finally {
    await server.close();
  }
}

const CHATBOTS = ['* /api/chatbots/*'];

test('the reference server has no finding, and nothing is left open', async () => {
  const report = await behind((call, forward) => forward(call));
  expect(troubles(report)).toEqual([]);
  const verdicts = report.requirements.filter(({ id }) => OURS.includes(id)).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['pass', 'pass', 'pass']);
  for (const { key } of contract.operations) {
    const broken = report.cases.filter(
      ({ requirement, operation }) => requirement === OURS[0] && operation === key,
    );
    expect(broken.length).toBeLessThanOrEqual(25);
  }
});

const missing = installService();
const onService = missing === undefined ? test : test.skip;

onService('neither has a Django REST Framework service', async () => {
  const service = await startService();
  try {
    expect(troubles(await judged({ target: service.url, keys: serviceKeys }, ours))).toEqual([]);
  } finally {
    await service.stop();
  }
});

describe('faults', () => {
  const faults = mutants.filter(({ requirement }) => OURS.includes(requirement));

  test('there are many', () => {
    expect(faults.length).toBeGreaterThanOrEqual(14);
    for (const id of OURS) expect(faults.some(({ requirement }) => requirement === id)).toBe(true);
  });

  test('all of them are caught', async () => {
    const calibration = await calibrate(planFor(contract, {}, ours), faults, (mutant) =>
      startReference(contract, 0, mutant?.id),
    );
    expect(calibration.mutants.filter(({ fate }) => fate !== 'caught')).toEqual([]);
    expect(calibration.mutants.length).toBe(faults.length);
  }, 300_000);

  test('an answer that names no field is said to be one', async () => {
    const report = await behind(async (call, forward) => {
      const answer = await forward(call);
      if (answer.status !== 400) return answer;
      return editObject(answer, () => ({ detail: 'Bad request.' }));
    }, CHATBOTS);
    expect(report.findings.map(({ requirement, title }) => [requirement, title])).toEqual([
      ['error/rejects-invalid', 'what is wrong is refused with a body that names no field'],
    ]);
  });
});

describe('no fault is', () => {
  test('to read 5 from "5", true from "true", a text from 5, and to trim', async () => {
    const lax: Mutant['mutate'] = (call, forward, facts) => forward(coerced(call, facts));
    expect(troubles(await behind(lax))).toEqual([]);
  });

  test('to answer the first page to page=abc', async () => {
    const lenient: Mutant['mutate'] = (call, forward) => {
      const page = queryIn(call).get('page');
      return forward(
        page === null || /^\d+$/.test(page) ? call : { ...call, path: call.path.split('?')[0] ?? '' },
      );
    };
    expect(troubles(await behind(lenient, ['GET *']))).toEqual([]);
  });

  test('to read forms beside JSON', async () => {
    const forms: Mutant['mutate'] = (call, forward) => {
      const form = call.headers.some(
        ([name, value]) => /^content-type$/i.test(name) && /urlencoded/.test(value),
      );
      if (!form) return forward(call);
      const fields = Object.fromEntries(new URLSearchParams(call.body.toString()));
      return forward({
        ...withHeader(call, 'Content-Type', 'application/json'),
        body: Buffer.from(JSON.stringify(fields)),
      });
    };
    expect(troubles(await behind(forms, CHATBOTS))).toEqual([]);
  });

  test('to name a part of a field by its path', async () => {
    const dotted: Mutant['mutate'] = async (call, forward) => {
      const answer = await forward(call);
      return answer.status === 400 ? editObject(answer, (body) => Object.fromEntries(flat(body))) : answer;
    };
    expect(troubles(await behind(dotted))).toEqual([]);
  });

  test('to ask for more than the schema says: what is sent is repaired', async () => {
    const demanding: Mutant['mutate'] = async (call, forward, facts) => {
      const answer = await forward(call);
      const name = bodyOf(call)?.['name'];
      const writes = ['POST', 'PUT', 'PATCH'].includes(call.method) && answer.status < 300;
      if (!writes || typeof name !== 'string' || name.includes('@')) return answer;
      if (facts.operationOf(call)?.kind === 'create') {
        const made = jsonIn(answer);
        const id = isObject(made) ? String(made['id']) : '';
        await forward({ ...call, method: 'DELETE', path: `${call.path}${id}/`, body: Buffer.alloc(0) });
      }
      const refusal = JSON.stringify({ name: ['Enter a valid email address.'] });
      return { status: 400, headers: [['Content-Type', 'application/json']], body: refusal };
    };
    expect(troubles(await behind(demanding, CHATBOTS))).toEqual([]);
  });
});

function bodyOf(call: Call): Record<string, unknown> | undefined {
  const value = jsonIn(call);
  return isObject(value) ? value : undefined;
}

/** The call as a server understands it that makes of each value what its schema asks for, where it can. */
function coerced(call: Call, { contract: { schemas }, operationOf }: Facts): Call {
  const body = bodyOf(call);
  const schema = operationOf(call)?.requestBody.find(({ mediaType }) => /json/.test(mediaType))?.schema;
  if (body === undefined || schema === undefined) return call;
  const value = { ...body };
  for (const [name, property] of propertiesOf(schemas, schema)) {
    const { type } = schemas.at(property);
    const member = value[name];
    const text = typeof member === 'string' ? member.trim() : undefined;
    if (text !== undefined) value[name] = text;
    const wanted = Array.isArray(type) ? String(type[0]) : type;
    if ((wanted === 'integer' || wanted === 'number') && text !== undefined && /^\d+$/.test(text))
      value[name] = Number(text);
    if (wanted === 'boolean' && (text === 'true' || text === 'false')) value[name] = text === 'true';
    if (wanted === 'string' && (typeof member === 'number' || typeof member === 'boolean'))
      value[name] = String(member);
  }
  return { ...call, body: Buffer.from(JSON.stringify(value)) };
}

/** `{a: {b: [m]}}` as `a.b: [m]`. */
function* flat(body: object, prefix = ''): Iterable<[string, unknown]> {
  for (const [name, member] of Object.entries(body)) {
    const own = prefix === '' ? name : `${prefix}.${name}`;
    const messages = Array.isArray(member) && member.every((one) => typeof one === 'string');
    if (messages || typeof member !== 'object' || member === null) yield [own, member];
    else yield* flat(member, own);
  }
}
