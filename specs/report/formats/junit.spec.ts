import { describe, expect, test } from '@jest/globals';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { junit } from '../../../src/report/formats/junit.ts';
import type { Report } from '../../../src/report/model.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

const HOSTILE = `]]></failure><testcase/>&lt;"'&amp;\u0000\u001b[2J\u202e\ufffe\ud800\ncurl      rm -rf`;

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

/** The failing report with markup and control characters wherever a target or a contract has a say. */
function hostile(): Report {
  const report = failing();
  const cases = report.cases.map((one) => ({
    ...one,
    id: `${one.id} ${HOSTILE}`,
    ...(one.reason && { message: HOSTILE }),
    checks: one.checks.map((check) => ({
      ...check,
      message: HOSTILE,
      actual: HOSTILE,
      instancePath: `/${HOSTILE}`,
    })),
  }));
  const requirements = report.requirements.map((one) => ({
    ...one,
    statement: HOSTILE,
    source: HOSTILE,
    fix: HOSTILE,
  }));
  return { ...report, cases, requirements, run: { ...report.run, aborted: HOSTILE } };
}

describe.each(samples)('%s', (_, report) => {
  test('has the elements and attributes that readers of JUnit know, and no others', () => {
    const root = parsed(report());
    expect(root.tagName).toBe('testsuites');
    const allowed: Record<string, string[]> = {
      testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
      testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
      testcase: ['classname', 'name'],
      failure: ['type', 'message'],
      error: ['type', 'message'],
      skipped: ['message'],
    };
    for (const one of [root, ...all(root, '*')]) {
      expect([...one.attributes].map(({ name }) => name)).toEqual(allowed[one.tagName]);
    }
    expect(root.getAttribute('time')).toMatch(/^\d+\.\d{3}$/);
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
  const text = all(parsed(hostile()), 'failure')
    .map((one) => one.textContent ?? '')
    .join('');
  expect(text).toContain(String.raw`\u001b[2J\u202e\ufffe\ud800\ncurl`);
  expect(text).not.toMatch(/^curl {6}rm/m);
});

test('below MUST a failure is a deviation', () => {
  expect(all(parsed(failing()), 'failure').at(-1)?.getAttribute('type')).toBe('deviation');
});

test('what a MUST leaves open is an error, and so is a requirement without a test', () => {
  const errors = all(parsed(failing()), 'error');
  expect(errors.map((one) => one.getAttribute('type'))).toEqual([
    'not-verified',
    'not-verified',
    'not-verified',
  ]);
  expect(errors.map((one) => one.getAttribute('message'))).toContain(
    'not verified: it takes a second organisation',
  );
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
