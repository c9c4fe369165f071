import { describe, expect, test } from '@jest/globals';
import { html } from '../../../src/report/formats/html.ts';
import type { Finding, OpenOperation, Report, RequirementReport } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

/** The page without its own style and script. */
const markupOf = (report: Report): string =>
  html.render(report).replace(/<(style|script)>.*?<\/\1>/gs, (_, tag) => `<${tag}>`);

/** The words of the page, as a reader sees them. */
const wordsOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|amp|#34|#39);/g, (_, name: string) => NAMES[name] ?? '')
    .replace(/\s+/g, ' ');
const NAMES: Record<string, string> = { lt: '<', gt: '>', amp: '&', '#34': '"', '#39': "'" };

const partOf = (id: string, report: Report): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(markupOf(report))?.[0] ?? '';

describe('the outcome at one glance', () => {
  const banner = (report: Report): string =>
    /<div class="banner (.*?)<\/div>/s.exec(markupOf(report))?.[1] ?? '';

  test('is green where all that was asked for was verified', () => {
    expect(banner(clean())).toMatch(/^good"/);
    expect(wordsOf(banner(clean()))).toContain('✓ CONFORMANT 2 verified, none failed');
  });

  const run = { ...clean().run, aborted: 'the target is gone' };
  test.each([
    ['a failed MUST', failing(), 'bad', 'NONCONFORMANT'],
    ['an end before the end', aborted(), 'warn', 'The run ended early: the target refused'],
    ['no case', empty(), 'warn', 'No case was run.'],
    ['a failed harness', { ...clean(), outcome: 'invalid' as const }, 'bad', 'INVALID'],
    ['deviations', { ...clean(), outcome: 'conformant-with-deviations' as const }, 'warn', 'DEVIATIONS'],
    [
      'a claim without an end',
      { ...clean(), run },
      'bad',
      'INVALID The run ended early: the target is gone.',
    ],
    ['a claim without cases', { ...clean(), cases: [] }, 'bad', 'INVALID 2 of 2 planned cases are not acc'],
    ['an outcome of another version', { ...clean(), outcome: 'fine' as never }, 'bad', 'FINE'],
  ])('is not green after %s', (_, report, tone, words) => {
    expect(banner(report)).toMatch(new RegExp(`^${tone}"`));
    expect(wordsOf(banner(report))).toContain(words);
  });

  test('stands with what was judged, by what, and how much of it', () => {
    const words = wordsOf(markupOf(failing()).split('<main>')[0] ?? '');
    expect(words).toContain('Target https://staging.example.test');
    expect(words).toContain('Contract Chatbot API (chatbots 1.0.0), profile core, 4 operations');
    expect(words).toContain('Run 57 requests in 12.3 s, 2025-01-02 03:04:05 UTC');
    expect(words).toMatch(
      /Cases 5 pass, 5 fail ?, 2 inconclusive \(12 planned\) Coverage 2 of 4 operations judged in full/,
    );
  });
});

test('a finding is whole: what, where, the difference, the pointer, the fix and a line to copy', () => {
  const part = partOf('findings', failing());
  const [first = ''] = part.split('</article>');
  const said = [
    'MUST auth/wrong-scheme on 4 operations the body is not the documented one',
    'Where GET /api/chatbots/ , POST /api/chatbots/',
    'Expected {"status":401',
    'Actual {"status":401',
    'At /detail',
    'Fix Compare the scheme',
    'Repeat curl -sS -i',
    'Asked A key behind another scheme is refused as malformed.',
    'Rule /components/schemas/InvalidKeyFormat/properties/detail/const contract/openapi.yaml:312',
    'Case auth/wrong-scheme GET /api/chatbots/ Bearer 1 attempt; documented at api/theirs.json:3',
    'Request and answer: status 401 after 13 ms',
    'Authorization: Bearer {{key}}',
  ];
  const words = wordsOf(first);
  expect(said.filter((one) => !words.includes(one))).toEqual([]);
  expect(said.map((one) => words.indexOf(one))).toEqual(
    said.map((one) => words.indexOf(one)).toSorted((x, y) => x - y),
  );
  expect([...first.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text]) => text)).toEqual([
    '&#34;Invalid API key format',
    '&#34;Authentication credentials were not provided',
  ]);
  expect(part.indexOf('MUST</span> <code>auth/wrong-scheme')).toBeLessThan(part.indexOf('>SHOULD</span>'));
});

test('what a finding brought about stands below it, and nothing is lost in a circle', () => {
  const [media, scheme] = failing().findings as [Finding, Finding];
  const findings = [{ ...media, consequenceOf: scheme.fingerprint }, scheme];
  const [card = ''] = partOf('findings', { ...failing(), findings }).split('</article>');
  expect(wordsOf(card)).toMatch(/So also failed.*SHOULD body\/media-type on 1 operation/);
  const circle = [findings[0] as Finding, { ...scheme, consequenceOf: media.fingerprint }];
  expect(partOf('findings', { ...failing(), findings: circle }).split('</article>')).toHaveLength(3);
});

describe('the matrix', () => {
  const matrix = partOf('matrix', failing());

  test('has a word in each cell, and a link to why where it is no pass', () => {
    const [, row = ''] = /<tr>(<th scope=row><b>GET<\/b> \/api\/inboxes\/.*)/.exec(matrix) ?? [];
    expect(row.split('<td').slice(1)).toEqual([
      ' class=p>pass',
      ' class=f><a href="#f-5d41402abc4b2a76">fail</a>',
      expect.stringMatching(/^ class=i><a href="#o-\d">inconclusive<\/a>$/),
      '>',
      '>',
      '>',
      '>',
    ]);
  });

  test('has the requirements of the profile and the operations that they were for', () => {
    expect(matrix.match(/<th scope=col /g)).toHaveLength(7);
    expect(matrix.match(/<th scope=row>/g)).toHaveLength(4);
    expect(wordsOf(matrix)).toContain('pass 5 fail 5 inconclusive 2 an empty cell: does not apply');
  });
});

test('what is not verified stands by its reason, with what to do; what is out of reach apart, in numbers', () => {
  const report = failing();
  const open: OpenOperation = {
    operation: 'GET /api/inboxes/',
    reason: 'out-of-reach',
    message: 'nothing lists it; configure:\nvalues:\n  id: …',
  };
  const requirements = report.requirements.map((one): RequirementReport => {
    const operations = { ...one.operations, pass: one.operations.pass.slice(0, 3), inconclusive: [open] };
    return one.id === 'auth/missing-key' ? { ...one, operations } : one;
  });
  const words = wordsOf(partOf('not-verified', { ...report, requirements }));
  expect(words).toContain('No data 1 open cell of the matrix What to do: give what is missing: data');
  expect(words).toContain('the list is empty Asked by envelope/items Where GET /api/inboxes/');
  expect(words).toContain('it takes a second organisation Asked by isolation/other-key');
  expect(words).toContain('auth/missing-key : 3 of 4 operations nothing lists it; configure: values: id: …');
  expect(words.indexOf('Out of reach')).toBeGreaterThan(words.indexOf('Not tested'));
});

test('the document, what was left behind and the run have their parts', () => {
  expect(wordsOf(partOf('document', hostile('x')))).toMatch(
    /Contradicts the contract .* =x x:4 .*Operations that cannot be judged .*GET \/ax.*Notes/,
  );
  expect(partOf('document', failing())).toBe('');
  expect(wordsOf(partOf('left-behind', failing()))).toContain(
    '/api/chatbots/3f0c2f6e/ : DELETE answered 503',
  );
  expect(wordsOf(partOf('run', failing()))).toMatch(
    /trysquare 0\.1\.0 .*Seed 1 Requests 57 .*Plan 12 cases sha256:/,
  );
});

test('thousands of cases make a small page: those that pass stand in the matrix only', () => {
  const operations = Array.from({ length: 306 }, (_, index) => `GET /api/v1/some-collection/${index}/{id}/`);
  const [row] = clean().requirements as [RequirementReport];
  const requirements = Array.from({ length: 50 }, (_, index) => ({
    ...row,
    id: `auth/requirement-${index}`,
    operations: { ...row.operations, pass: operations },
  }));
  const [one] = clean().cases as [Report['cases'][number]];
  const cases = Array.from({ length: 10_000 }, (_, index) => ({ ...one, id: `case ${index}` }));
  const page = html.render({ ...clean(), requirements, cases, plan: { ...clean().plan, cases: 10_000 } });
  expect(page.match(/<td class=p>pass/g)).toHaveLength(15_300);
  expect(page.length).toBeLessThan(500_000);
  expect(page).not.toContain('case 17');
});
