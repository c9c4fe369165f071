import { describe, expect, test } from '@jest/globals';
import { github } from '../../../src/report/formats/github.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { type Command, commandsIn } from '../runner.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

const written = (report: Report): Command[] => commandsIn(github.render(report));

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('is annotations, one a line, and nothing else', () => {
    const text = github.render(report());
    const commands = commandsIn(text);
    expect(text.split('\n')).toHaveLength(commands.length + 1);
    for (const { name, properties, data } of commands) {
      expect(['error', 'warning', 'notice']).toContain(name);
      expect(Object.keys(properties).filter((key) => !['file', 'line', 'title'].includes(key))).toEqual([]);
      expect(properties['line'] ?? '1').toMatch(/^[1-9]\d*$/);
      expect(data).not.toBe('');
    }
  });

  test('has an error unless the run is a success', () => {
    const success = report().outcome === 'conformant';
    expect(written(report()).some(({ name }) => name === 'error')).toBe(!success);
  });
});

test('the first tells the outcome, the coverage and the open cases', () => {
  expect(written(clean())).toEqual([
    {
      name: 'notice',
      properties: { title: 'Trysquare' },
      data: 'CONFORMANT: 2 verified, none failed\n1 of 4 operations judged in full\n0 of 2 cases open',
    },
  ]);
});

test('findings and what was not verified follow, each at its line', () => {
  const all = written(failing());
  expect(all.map(({ name, properties: { file, line, title } }) => [name, title, file, line])).toEqual([
    ['error', 'Trysquare', undefined, undefined],
    ['error', 'MUST auth/wrong-scheme', 'api/theirs.json', '3'],
    ['error', 'MUST envelope/items', 'contract/openapi.yaml', '114'],
    ['error', 'MUST lifecycle/gone', 'contract/openapi.yaml', '114'],
    ['error', 'MUST isolation/other-key', 'contract/openapi.yaml', '119'],
    ['warning', 'SHOULD body/media-type', 'api/theirs.json', '23'],
  ]);
  expect(all[1]?.data).toMatch(/^the body .* \(on 4 operations\)\noperation: GET .*\nexpected: /);
  expect(all[1]?.data).toMatch(/\nfix: .*\ncase: .*\ncurl -sS/s);
});

test('what only narrows the coverage takes one notice', () => {
  const open = { operation: 'GET /b/', reason: 'out-of-reach' as const, message: 'nothing lists it' };
  const requirements = clean().requirements.map((one) => ({
    ...one,
    operations: { ...one.operations, inconclusive: [open] },
  }));
  const [, notice, ...others] = written({ ...clean(), requirements });
  expect(others).toEqual([]);
  expect(notice?.data.split('\n')).toEqual([
    'auth/missing-key: not verified on 1 of 2 operations: nothing lists it (out-of-reach)',
    'envelope/shape: not verified on 1 of 2 operations: nothing lists it (out-of-reach)',
  ]);
});

test('of more than GitHub shows, the last says how many are hidden', () => {
  const [, finding] = failing().findings;
  const findings = [...Array(12).keys()].map((number) => ({ ...finding, fingerprint: `abcdef0${number}` }));
  const errors = written({ ...failing(), findings: findings as never }).filter(
    ({ name }) => name === 'error',
  );
  expect(errors).toHaveLength(10);
  // The outcome, twelve findings and three that are open, of which nine are shown.
  expect(errors.at(-1)?.data).toBe('7 more are not shown here: see the summary, or the report');
});

test('no text of a target makes a command, ends one, or adds a property to it', () => {
  const [all, plain] = [written(hostile()), written(failing())];
  expect(all.map(({ name }) => name)).toEqual(plain.map(({ name }) => name));
  expect(all.map(({ properties: { title } }) => title)).toEqual(
    plain.map(({ properties: { title } }) => title),
  );
  expect(all.map(({ data }) => data.split('\n').length)).toEqual(
    plain.map(({ data }) => data.split('\n').length),
  );
});
