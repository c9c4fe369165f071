import { expect, test } from '@jest/globals';
import { redacted } from '../../src/config/redaction.ts';
import type { ConfiguredValues } from '../../src/script/kit.ts';
import { contractAt } from '../support/judged.ts';
import { peopleFile } from '../support/people.ts';

const contract = contractAt(peopleFile);
const none: ConfiguredValues = { parameters: {}, properties: {} };

test('configured values of such names are replaced in the plan, by valid ones', () => {
  const values: ConfiguredValues = {
    parameters: { size: '7', email: 'param@secret.example' },
    properties: { passport: 'Q71234567', home: { street: 'Hushed Lane', numbers: [12_345] }, name: 'open' },
    schemas: { Person: { salary: 41_230, state: 'active' } },
    operations: { 'POST *': { parameters: {}, properties: { EMAIL: 'op@secret.example' } } },
  };
  const names = ['Email', 'passport', 'home', 'salary', 'state'];
  const { values: shown, redaction } = redacted(contract, names, values);
  const text = JSON.stringify(shown);
  for (const secret of ['secret', 'Q71234567', 'Hushed', '12345', '41230'])
    expect(text).not.toContain(secret);
  expect(shown.parameters['size']).toBe('7');
  expect(shown.properties).toMatchObject({ name: 'open', passport: expect.stringMatching(/^[A-Z]\d{8}$/) });
  // One of the few that the document lists is no secret.
  expect(shown.schemas?.['Person']).toMatchObject({ state: 'active' });
  const salary = Number(shown.schemas?.['Person']?.['salary']);
  expect([salary % 10, salary >= 20_000, salary <= 90_000]).toEqual([0, true, true]);
  expect(redaction.given.map(({ real }) => real).sort()).toEqual([
    '"Hushed Lane"',
    '"Q71234567"',
    '"op@secret.example"',
    '"param@secret.example"',
    '12345',
    '41230',
  ]);
  // Another time the same, for the plan has to be the same.
  expect(redacted(contract, names, values).values).toEqual(shown);
});

test.each([
  ['a name that no document has', 'pasport', /redacts what no document names: pasport \(an overlay/],
  ['what paths name things by', 'number', /"number" cannot be redacted: paths name things by it/],
  ['where a page has its items', 'data', /"data" cannot be redacted: it says how one page/],
  ['a parameter that asks for a page', 'Size', /"Size" cannot be redacted: it says how one page/],
  ['where a refusal says what is wrong', 'detail', /"detail" cannot be redacted: it says what is wrong/],
])('%s is refused', (_, name, message) => {
  expect(() => redacted(contract, [name], none)).toThrow(message);
});

test('nothing to redact is nothing to know', () => {
  expect(redacted(contract, [], none)).toEqual({ values: none, redaction: { names: [], given: [] } });
});
