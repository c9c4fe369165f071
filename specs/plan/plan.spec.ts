import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadContract } from '../../src/contract/contract.ts';
import type { PlannedCase } from '../../src/model.ts';
import { type Filters, makePlan, noFilters } from '../../src/plan/plan.ts';
import { answersAsked } from '../../src/requirements/index.ts';
import { defaultSettings } from '../../src/script/kit.ts';
import { contractOf, row } from '../support/contract.ts';
import { jsonAnswer } from '../support/exchange.ts';
import { driven } from '../support/script.ts';

const file = fileURLToPath(new URL('../../openapi.yaml', import.meta.url));
const contract = loadContract(file, answersAsked);
const plan = (filters: Partial<Filters> = {}, settings = {}) =>
  makePlan(contract, { ...defaultSettings, ...settings }, { ...noFilters, ...filters });
const ids = (filters: Partial<Filters> = {}) => plan(filters).cases.map(({ id }) => id);

test('the same contract gives the same plan', () => {
  const again = makePlan(loadContract(file, answersAsked), defaultSettings);
  expect(again.digest).toBe(plan().digest);
  expect(again.cases.map(({ id }) => id)).toEqual(ids());
});

test.each([
  ['another seed', { seed: 2 }],
  ['another value', { values: { parameters: { page: '2' }, properties: {} } }],
  ['read-only', { readOnly: true }],
])('%s gives another digest, and the same cases', (_, settings) => {
  expect(plan({}, settings).digest).not.toBe(plan().digest);
  expect(plan({}, settings).cases.map(({ id }) => id)).toEqual(ids());
});

test('fewer cases have another digest', () => {
  expect(plan({ only: ['auth/*'] }).digest).not.toBe(plan().digest);
});

test('each case has an id of its own, which begins with what it is about', () => {
  const { cases } = plan({ profile: 'full' });
  expect(cases.length).toBeGreaterThan(500);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  for (const one of cases)
    expect(one.id).toBe([one.requirement, one.operation, one.label].filter((part) => part !== '').join(' '));
});

test('cases of a requirement stand together, in the order of the operations', () => {
  const { cases } = plan();
  const runs = cases.map((one) => one.requirement).filter((id, i, all) => id !== all[i - 1]);
  expect(runs).toEqual([...new Set(runs)]);
  const order = contract.operations.map(({ key }) => key);
  const places = cases
    .filter((one) => one.requirement === 'auth/missing-key')
    .map((one) => order.indexOf(one.operation));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

describe('filters', () => {
  const requirementsOf = (filters: Partial<Filters>) => [
    ...new Set(plan(filters).cases.map((one) => one.requirement)),
  ];

  test('choose requirements', () => {
    expect(requirementsOf({ only: ['status/*', 'auth/missing-key'] })).toEqual([
      'auth/missing-key',
      'status/documented',
      'status/success',
      'status/no-server-error',
    ]);
  });

  test('leave requirements out, even chosen ones', () => {
    expect(requirementsOf({ only: ['status/*'], skip: ['*/success', 'status/no-*'] })).toEqual([
      'status/documented',
    ]);
  });

  test('choose operations, in any case', () => {
    const operations = new Set(
      plan({ operation: ['get /API/chatbots/*'] }).cases.map((one) => one.operation),
    );
    expect([...operations].sort()).toEqual(['GET /api/chatbots/', 'GET /api/chatbots/{id}/']);
  });

  test('lose no case: what they leave out is kept apart', () => {
    const { cases, filtered, filters } = plan({ skip: ['auth/*'], operation: ['GET *'] });
    expect([...cases, ...filtered].map(({ id }) => id).sort()).toEqual([...ids()].sort());
    expect(filters).toEqual(['--skip auth/*', '--operation GET *']);
  });

  test('that fit nothing leave no case, and nobody who observes', () => {
    expect(plan({ only: ['nothing/*'] })).toMatchObject({ cases: [], observers: [] });
  });
});

test('only requirements that are asked about observe', () => {
  expect(plan({ only: ['status/documented'] }).observers.map(({ id }) => id)).toEqual(['status/documented']);
  expect(plan().observers.length).toBeGreaterThan(3);
});

test('a row that nothing tests yet has no cases, and one of another profile neither', () => {
  const requirements = [
    row('auth/missing-key', { notTested: 'Later.' }),
    row('status/documented', { profiles: ['full'] }),
    row('status/no-server-error'),
  ];
  const { cases } = makePlan(contractOf({ conformance: { requirements } }), defaultSettings);
  expect(new Set(cases.map((one) => one.requirement))).toEqual(new Set(['status/no-server-error']));
});

test('the script of each case is found again when it is begun, as often as that is', () => {
  const begun = (one: PlannedCase): unknown => {
    const { value } = one.script(1).next();
    return JSON.stringify(value);
  };
  const { cases } = plan({ profile: 'full' });
  expect(cases.map(begun)).toEqual(cases.map(begun));
});

test('cases of one operation are told apart by what they send', async () => {
  const spoilt = plan().cases.filter(
    ({ requirement, operation }) =>
      requirement === 'auth/wrong-scheme' && operation === contract.operations[0]?.key,
  );
  const sent = await Promise.all(
    spoilt.map(async ({ script }) => {
      const { requests } = await driven(script, () => jsonAnswer(200, {}));
      return JSON.stringify(requests.at(-1)?.headers);
    }),
  );
  expect(spoilt.length).toBeGreaterThan(1);
  expect(new Set(sent).size).toBe(spoilt.length);
});
