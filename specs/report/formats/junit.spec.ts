import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { validateXML } from 'xmllint-wasm';
import { junit } from '../../../src/report/formats/junit.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

/** The root of the rendered document; throws where it is not well-formed. */
function parsed(report: Report): Element {
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError }).parseFromString(junit.render(report), 'text/xml').documentElement;
  if (root === null) throw new Error('no root');
  return root;
}

function all(root: Element, name: string): Element[] {
  return [...root.getElementsByTagName(name)];
}

const samples = Object.entries({ clean, failing, aborted, empty, hostile });

const schema = readFileSync(new URL('./junit.xsd', import.meta.url), 'utf8');

describe.each(samples)('%s', (_, report) => {
  test('has what readers of JUnit know, and nothing that one of them refuses', async () => {
    const { errors } = await validateXML({ xml: junit.render(report()), schema });
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  test('counts what it holds', () => {
    const root = parsed(report());
    for (const one of [root, ...all(root, 'testsuite')]) {
      expect(one.getAttribute('tests')).toBe(String(all(one, 'testcase').length));
      expect(one.getAttribute('failures')).toBe(String(all(one, 'failure').length));
      expect(one.getAttribute('errors')).toBe(String(all(one, 'error').length));
    }
  });

  test('holds no character that XML forbids or a terminal acts on', () => {
    expect(junit.render(report())).toMatch(/^(?:\n|[^\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff])*$/u);
  });

  test('is red unless the outcome is conformant', () => {
    const root = parsed(report());
    const red = all(root, 'failure').length + all(root, 'error').length > 0;
    expect(red).toBe(report().outcome !== 'conformant');
  });
});

test('a failure says what was expected, what came, where, how to mend it and how to see it again', () => {
  const [first] = all(parsed(failing()), 'failure');
  expect(first?.getAttribute('type')).toBe('violation');
  expect(first?.getAttribute('message')).toBe(
    'MUST auth/wrong-scheme: the body is not the documented one: /detail must be equal to constant',
  );
  for (const part of [
    'expected  {"status":401',
    'actual    {"status":401',
    'at        /detail',
    'fix       Compare',
    'curl      curl -sS',
  ]) {
    expect(first?.textContent).toContain(`\n${part}`);
  }
});

test('no text of the target can pass for a line of ours', () => {
  const text = all(parsed(hostile('\u001b[2J\u202e\ufffe\ud800\ncurl      rm -rf')), 'failure')
    .map((one) => one.textContent ?? '')
    .join('');
  expect(text).toContain(String.raw`\u001b[2J\u202e\ufffe\ud800\ncurl`);
  expect(text).not.toMatch(/^curl {6}rm/m);
});

test('below MUST a failure is a deviation', () => {
  expect(all(parsed(failing()), 'failure').at(-1)?.getAttribute('type')).toBe('deviation');
});

test('what is left open is an error, at every level, and so is a requirement without a test', () => {
  const below = (report: Report): Report => ({
    ...report,
    requirements: report.requirements.map((one) => ({ ...one, level: 'SHOULD' })),
  });
  for (const report of [failing(), below(failing())]) {
    const errors = all(parsed(report), 'error');
    expect(errors.map((one) => one.getAttribute('type'))).toEqual([
      'not-verified',
      'not-verified',
      'not-verified',
    ]);
    expect(errors.map((one) => one.getAttribute('message'))).toContain(
      'not verified: it takes a second organisation',
    );
    expect(all(parsed(report), 'skipped')).toEqual([]);
  }
});

describe('a case that is out of reach', () => {
  const away = {
    ...clean().cases[0],
    id: 'auth/missing-key GET /b/',
    operation: 'GET /b/',
    verdict: 'not-run',
    reason: 'out-of-reach',
    message: 'nothing lists it',
  } as const;
  const suiteIn = (report: Report): Element | undefined =>
    all(parsed(report), 'testsuite').find((one) => one.getAttribute('name') === 'auth/missing-key');
  const withIt = (verdict: 'pass' | 'not-run'): Report => ({
    ...clean(),
    outcome: verdict === 'pass' ? 'conformant' : 'incomplete',
    cases: [...clean().cases, away] as Report['cases'],
    requirements: clean().requirements.map((one) =>
      one.id === 'auth/missing-key'
        ? { ...one, verdict, operations: { ...one.operations, notRun: [{ ...away, operation: 'GET /b/' }] } }
        : one,
    ),
  });

  test('is no test where others judged its requirement, and the output of the suite tells of it', () => {
    const suite = suiteIn(withIt('pass'));
    expect([suite?.getAttribute('tests'), suite?.getAttribute('errors')]).toEqual(['1', '0']);
    expect(suite?.getElementsByTagName('system-out')[0]?.textContent).toBe(
      '\nverified on 1 of 2 operations; not verified, and no tests here:\nauth/missing-key GET /b/: nothing lists it (out-of-reach)\n',
    );
  });

  test('is an error where none did', () => {
    expect(suiteIn(withIt('not-run'))?.getAttribute('errors')).toBe('1');
  });
});

test('the suite of the run tells the outcome, the coverage and the open cases', () => {
  const known = all(parsed(failing()), 'property').map((one) => [
    one.getAttribute('name'),
    one.getAttribute('value'),
  ]);
  expect(Object.fromEntries(known)).toMatchObject({
    outcome: 'nonconformant',
    coverage: '2 of 4 operations judged in full',
    open: '2 of 12 cases open',
  });
});

test('what lies outside of the profile is left out', () => {
  expect(junit.render(failing())).not.toContain('robustness/responds');
});

test.each([
  ['aborted', aborted()],
  ['empty', empty()],
  ['incomplete', { ...clean(), footer: { ...clean().footer, complete: false } }],
  ['invalid for a reason that no case shows', { ...clean(), outcome: 'invalid' as const }],
])('a run that is %s is an error of its own', (_, report) => {
  const [run] = all(parsed(report), 'testsuite');
  expect(run?.getAttribute('name')).toBe('run');
  expect(run?.getAttribute('errors')).toBe('1');
});
