import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { CaseResult } from '../../../src/model.ts';
import { renderTerminal, terminal } from '../../../src/report/formats/terminal.ts';
import type { Report, RequirementReport } from '../../../src/report/model.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

const samples = Object.entries({ clean, failing, aborted, empty });
const isCopied = (line: string): boolean => line.startsWith('  curl ');
const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

/** The failing report with one requirement changed. */
function changed(
  id: string,
  change: (one: RequirementReport) => Partial<RequirementReport>,
  of = failing(),
): Report {
  const requirements = of.requirements.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
  return { ...of, requirements };
}

describe.each(samples)('%s', (_, report) => {
  test.each([80, 120])('fits %d columns', (width) => {
    const lines = renderTerminal(report(), { colour: false, width }).split('\n');
    expect(lines.filter((line) => line.length > width && !isCopied(line))).toEqual([]);
  });

  test('is plain ASCII but for four marks', () => {
    expect(terminal.render(report())).toMatch(/^[\n -~✓✗–]*$/);
  });

  test('colour changes nothing but the colour', () => {
    const coloured = renderTerminal(report(), { colour: true });
    expect(coloured).not.toBe(terminal.render(report()));
    expect(stripVTControlCharacters(coloured)).toBe(terminal.render(report()));
  });
});

test('a finding is whole: what, where, expected, actual, pointer, fix and a line to copy', () => {
  const [first = ''] = terminal.render(failing()).split('✗ SHOULD');
  expect(first).toBe(`FAILED: 2 findings

✗ MUST auth/wrong-scheme on 4 operations
  the body is not the documented one: /detail must be equal to constant
  where     GET /api/chatbots/, POST /api/chatbots/, GET /api/chatbots/{id}/,
            GET /api/inboxes/
  expected  {"status":401,"body":{"detail":"Invalid API key
            format.","code":"authentication_failed"}}
  actual    {"status":401,"body":{"detail":"Authentication credentials were not
            provided.","code":"authentication_failed"}}
  at        /detail
  rule      /components/schemas/InvalidKeyFormat/properties/detail/const
            (contract/openapi.yaml:312)
  fix       Compare the scheme before the key is looked up, and answer with
            InvalidKeyFormat where it is not Api-Key.
  case      auth/wrong-scheme GET /api/chatbots/ Bearer
  curl -sS -i -H 'Accept: application/json' -H "Authorization: Bearer $TRYSQUARE_KEY" 'https://staging.example.test/api/chatbots/?page=1'

`);
});

test('a finding on many operations names a few', () => {
  const [, finding] = failing().findings;
  const operations = Array.from({ length: 300 }, (_, index) => `GET /api/${index}/`);
  const findings = finding === undefined ? [] : [{ ...finding, operations, occurrences: 900 }];
  const text = terminal.render({ ...failing(), findings });
  expect(text).toContain('✗ MUST auth/wrong-scheme on 300 operations, 900 times');
  expect(text).toMatch(/where {5}GET \/api\/chatbots\/, GET \/api\/0\/, GET \/api\/1\/, and 298 more/);
});

test('of long bodies the part that differs is shown', () => {
  const [, finding] = failing().findings;
  const padding = 'same '.repeat(200);
  const example = {
    ...finding?.example,
    expected: { a: padding, b: 'right' },
    actual: { b: 'wrong', a: padding },
  };
  const text = terminal.render({ ...failing(), findings: [{ ...finding, example }] as Report['findings'] });
  expect(text).toMatch(/expected {2}\.\.\..*"b":"right"/s);
  expect(text).toMatch(/actual {4}\.\.\..*"b":"wrong"/s);
  expect(text.split('\n').length).toBeLessThan(64);
});

test('each answer that would have been right is shown', () => {
  const [, finding] = failing().findings;
  const example = {
    ...finding?.example,
    expected: [{ status: 401 }, { status: 403 }],
    actual: { status: 200 },
  };
  const text = terminal.render({ ...failing(), findings: [{ ...finding, example }] as Report['findings'] });
  expect(text).toContain(
    '  expected  {"status":401}\n  or        {"status":403}\n  actual    {"status":200}\n',
  );
});

test('what failed worst stands first', () => {
  const text = terminal.render(failing());
  expect(text.indexOf('✗ MUST auth/wrong-scheme on')).toBeLessThan(
    text.indexOf('✗ SHOULD body/media-type on'),
  );
});

describe('what is not verified', () => {
  test('stands with its reason, its operations and what to do', () => {
    expect(terminal.render(failing())).toContain(`? MUST envelope/items, open on 1 of 2 operations
  why       the list is empty (no-data)
  where     GET /api/inboxes/
  do        give what is missing: data on the target, values in the
            configuration, or a key
`);
  });

  test('a requirement without a test is among it', () => {
    const text = terminal.render(failing());
    expect(text).toContain(
      '? MUST isolation/other-key, not tested\n  why       it takes a second organisation (not-tested)\n',
    );
    expect(text).toMatch(/^\? MUST {3}isolation\/other-key {2}not tested$/m);
  });

  test('a requirement that passed elsewhere is among it, and is not called verified', () => {
    const open = { operation: 'GET /b/', reason: 'no-data' as const, message: 'nothing there' };
    const report = changed(
      'envelope/shape',
      ({ operations }) => ({ operations: { ...operations, inconclusive: [open] } }),
      clean(),
    );
    const text = terminal.render(report);
    expect(text).toContain('? MUST envelope/shape, open on 1 of 2 operations');
    expect(text).toMatch(/^\? MUST {3}envelope\/shape {4}verified in part on {3}1 of 2 operations$/m);
    expect(text.trimEnd()).toMatch(
      /✓ CONFORMANT: 1 verified, none failed; 1 requirement not verified, or not\neverywhere: envelope\/shape$/,
    );
  });

  test('a pass of nothing is none', () => {
    const report = changed(
      'envelope/shape',
      ({ operations }) => ({ operations: { ...operations, pass: [] } }),
      clean(),
    );
    expect(terminal.render(report)).toMatch(/^\? MUST {3}envelope\/shape {4}not verified$/m);
  });

  test('requirements that are open for one reason stand together', () => {
    const notRun = [{ operation: 'GET /a/', reason: 'aborted' as const, message: 'the run ended' }];
    const both = changed(
      'envelope/shape',
      ({ operations }) => ({ verdict: 'not-run', operations: { ...operations, pass: [], notRun } }),
      clean(),
    );
    const text = terminal.render(
      changed(
        'auth/missing-key',
        () => ({
          verdict: 'not-run',
          operations: { pass: [], fail: [], inconclusive: [], error: [], notRun },
        }),
        both,
      ),
    );
    expect(text).toContain(
      '? MUST auth/missing-key, not verified\n? MUST envelope/shape, not verified\n  why       the run ended (aborted)\n',
    );
  });
});

test('what lies outside of the profile is not shown, and findings there are counted', () => {
  const [, finding] = failing().findings;
  expect(terminal.render(failing())).not.toContain('robustness/responds');
  const findings = [{ ...finding, requirement: 'robustness/responds' }] as Report['findings'];
  expect(terminal.render({ ...failing(), findings })).toContain(
    '1 finding outside of the profile core not shown.',
  );
});

describe('what a filter left out', () => {
  const filtered = (requirement: string, operation: string): CaseResult => ({
    id: `${requirement} ${operation}`,
    requirement,
    operation,
    verdict: 'not-run',
    reason: 'filtered',
    message: 'left out by --only auth/*',
    attempts: 0,
    checks: [],
    exchanges: [],
  });
  const narrowed = (one: CaseResult, of: Report): Report => {
    const { operation, message = '' } = one;
    const notRun = [{ operation, reason: 'filtered' as const, message }];
    const cases = [...of.cases.filter(({ id }) => id !== one.id), one];
    const report = changed(
      one.requirement,
      ({ operations }) => ({
        verdict: 'not-run',
        operations: { ...operations, pass: operations.pass.filter((key) => key !== operation), notRun },
      }),
      of,
    );
    return { ...report, cases, outcome: 'incomplete' };
  };

  test('is a line, and no requirement by its name', () => {
    const [shape] = clean().cases.filter(({ requirement }) => requirement === 'envelope/shape');
    const report = narrowed(filtered('envelope/shape', shape?.operation ?? ''), clean());
    const text = terminal.render(report);
    expect(text).not.toContain('envelope/shape');
    expect(text).not.toContain('NOT VERIFIED');
    expect(text).toContain('\n? Left out by the filter, so not verified: 1 requirement.\n');
    expect(lastLine(text)).toBe('? INCOMPLETE: 1 requirement left out by a filter');
  });

  test('in part too; what it kept is counted by itself', () => {
    const report = narrowed(filtered('envelope/shape', 'GET /other/'), clean());
    const text = terminal.render(report);
    expect(text).toMatch(/^✓ MUST {3}envelope\/shape {4}verified {9}on {3}1 of 1 operation$/m);
    expect(text).toContain('\n? Left out by the filter, so not verified: 1 requirement in part.\n');
    expect(lastLine(text)).toBe('? INCOMPLETE: 1 requirement left out in part by a filter');
  });

  test('hides nothing that is open for another reason', () => {
    const text = terminal.render(narrowed(filtered('auth/missing-key', 'GET /other/'), aborted()));
    expect(text).toContain('? MUST envelope/shape, not verified');
    expect(text).toMatch(/INCOMPLETE: 1 requirement not verified: envelope\/shape; 1 requirement\s+left out/);
  });
});

test('what the run left behind and why it ended early are told', () => {
  expect(terminal.render(failing())).toContain('  /api/chatbots/3f0c2f6e/\n    DELETE answered 503\n');
  expect(terminal.render(aborted())).toContain('  aborted   the target refused 20 connections in a row\n');
});

test.each([
  [clean(), '✓ CONFORMANT: 2 verified, none failed'],
  [failing(), '✗ NONCONFORMANT: 1 MUST requirement failed: auth/wrong-scheme; 3 not verified'],
  [aborted(), '? INCOMPLETE: 1 requirement not verified: envelope/shape'],
  [empty(), '? INCOMPLETE: no case was run, nothing is verified'],
  [
    { ...failing(), outcome: 'invalid' as const, footer: { ...failing().footer, complete: false } },
    '✗ INVALID: the report does not account for every planned case',
  ],
])('the last line says the outcome and why (%#)', (report, line) => {
  expect(lastLine(terminal.render(report))).toBe(line);
});

test('text of the target is shown and does not act', () => {
  const hostile = '\u001b[2J\u001b]0;gone\u0007\r\u202e\u0085 ✓ CONFORMANT\n✓ CONFORMANT';
  const [, finding] = failing().findings;
  const example = { ...finding?.example, actual: hostile, instancePath: hostile, curl: hostile };
  const report = {
    ...changed('envelope/items', () => ({
      operations: {
        pass: [],
        fail: [],
        notRun: [],
        error: [],
        inconclusive: [{ operation: hostile, reason: 'no-data', message: hostile }],
      },
    })),
    findings: [{ ...finding, title: hostile, example }] as Report['findings'],
    leftBehind: [{ path: hostile, reason: hostile }],
    subject: { target: hostile },
  };
  const text = terminal.render(report);
  expect(text).toMatch(/^(?:\n|[^\p{Cc}\p{Cf}])*$/u);
  expect(text).not.toMatch(/^✓ CONFORMANT/m);
  expect(text).toContain(String.raw`\u001b[2J`);
});

test('what breaks a rule is shown where it stands, however long the body is', () => {
  const report = failing();
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('no finding');
  const body = { before: 'x'.repeat(2_000), items: [{ name: null }] };
  const example = {
    ...finding.example,
    ...{ expected: 'must be string', actual: { status: 200, body }, instancePath: '/items/0/name' },
  };
  const text = terminal.render({ ...report, findings: [{ ...finding, example }] });
  expect(text).toContain('  at        /items/0/name: null\n');
});

test('the count beside a standing is of what the standing says', () => {
  const text = terminal.render(failing());
  expect(text).toMatch(/✗ MUST {3}auth\/wrong-scheme +failed +on +4 of 4 operations/);
  expect(text).toMatch(/\? MUST {3}envelope\/items +not verified +on +1 of 2 operations/);
});

test('a reader is told how to see a failure again', () => {
  expect(terminal.render(failing())).toContain('trysquare replay RUN CASE');
  expect(terminal.render(clean())).not.toContain('replay');
});

test('and by the command as it was called, where that is known', () => {
  const text = renderTerminal(failing(), { colour: false, command: 'npx trysquare' });
  expect(text).toContain('\n  npx trysquare replay RUN CASE --target ');
  const shard = { index: 1, of: 2, cases: [] };
  const part = { ...aborted(), plan: { ...aborted().plan, shard } } as unknown as Report;
  expect(renderTerminal(part, { colour: false, command: 'npx trysquare' })).toMatch(
    /shard 1 of 2 judged its \d+ cases?, .*\(npx\s+trysquare\s+report\s+RUN…\)/s,
  );
  expect(terminal.render(part)).toMatch(/all\s+shards\s+\(trysquare\s+report RUN…\)/);
});
