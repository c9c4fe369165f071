import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { validator } from '../../../src/contract/schemas.ts';
import { json } from '../../../src/report/formats/json.ts';
import type { Report } from '../../../src/report/model.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

const schema = new URL('../../../src/report/report.schema.json', import.meta.url);
const errorsOf = validator(JSON.parse(readFileSync(schema, 'utf8')));
const written = (report: Report): unknown => JSON.parse(json.render(report));

test.each(Object.entries({ clean, failing, aborted, empty }))(
  'a report that is %s fits the schema',
  (_, report) => {
    expect(errorsOf(written(report()))).toEqual([]);
    expect(written(report())).toEqual(report());
  },
);

test('ends with a newline and is indented by two', () => {
  expect(json.render(empty())).toMatch(/^{\n {2}"reportVersion": 1,\n.*}\n$/s);
});

describe('the schema refuses', () => {
  test.each<[what: string, spoilt: object]>([
    ['another version', { reportVersion: 2 }],
    ['a member that it does not know', { verdict: 'pass' }],
    ['an unknown outcome', { outcome: 'passed' }],
    ['an end without a count of each verdict', { footer: { complete: true, cases: { pass: 1 } } }],
    ['an open case without a reason', { cases: [{ ...failing().cases[0], verdict: 'inconclusive' }] }],
    ['a target that is no web address', { subject: { target: 'file:///etc/passwd' } }],
    ['a time that is none', { run: { ...clean().run, startedAt: 'yesterday' } }],
  ])('%s', (_, spoilt) => {
    expect(errorsOf(written({ ...clean(), ...spoilt }))).not.toEqual([]);
  });

  test.each(Object.keys(clean()))('a report without %s', (member) => {
    const { [member as keyof Report]: _, ...rest } = clean();
    expect(errorsOf(rest)).not.toEqual([]);
  });

  test('an exchange with both an answer and a failure', () => {
    const [, finding] = failing().findings;
    const example = {
      ...finding?.example,
      exchange: { ...finding?.example.exchange, failure: { kind: 'reset', message: '' } },
    };
    expect(errorsOf({ ...failing(), findings: [{ ...finding, example }] })).not.toEqual([]);
  });
});
