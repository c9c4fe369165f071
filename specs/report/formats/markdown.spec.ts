import { describe, expect, test } from '@jest/globals';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { LARGEST_SUMMARY, markdown, renderMarkdown } from '../../../src/report/formats/markdown.ts';
import type { Report } from '../../../src/report/model.ts';
import { ATTACKS, HOSTILE, hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

/** The page as GitHub's Markdown makes it, with all HTML that the text has. */
function pageOf(text: string): string {
  return micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The elements of a page, in their order. */
function elementsOf(page: string): string[] {
  return [...page.matchAll(/<(!--|[a-z][a-z0-9]*)/gi)].map(([, name]) => name ?? '');
}

const OURS = new Set([
  ...['h2', 'h3', 'p', 'strong', 'ul', 'li', 'code', 'pre', 'details', 'summary', 'br'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote'],
]);

describe.each(Object.entries({ clean, failing, aborted, empty, hostile }))('%s', (_, report) => {
  test('is a page of plain elements: no link, no image, no script', () => {
    const page = pageOf(markdown.render(report()));
    expect(elementsOf(page).filter((name) => !OURS.has(name))).toEqual([]);
    // Only code blocks have an attribute, their language.
    expect(page.replaceAll(/<code class="language-(?:sh|yaml)">/g, '<code>')).not.toMatch(/<[a-z0-9]+\s/i);
  });

  test('says first whether the run is a success, and on how much that stands', () => {
    const text = markdown.render(report());
    expect(text).toMatch(/^## (?:✅ CONFORMANT|❌ NONCONFORMANT|❌ INCOMPLETE)\n/);
    expect(text.startsWith('## ✅')).toBe(report().outcome === 'conformant');
    expect(text).toMatch(/^- \*\*Coverage\*\* \d of \d operations judged in full; \d+ of \d+ cases open$/m);
  });
});

test('a finding says where it is, what was expected and came, how to mend it and how to see it again', () => {
  const text = markdown.render(failing());
  expect(text).toContain('**MUST `auth/wrong-scheme`** on 4 operations: the body is not the documented one');
  for (const label of ['where', 'expected', 'actual', 'at', 'rule', 'fix', 'case']) {
    expect(text).toMatch(new RegExp(`^- \\*\\*${label}\\*\\* `, 'm'));
  }
  expect(text).toMatch(/^```sh\ncurl -sS .*\n```$/m);
});

test('what was not verified is a section of its own, with the reasons', () => {
  const text = markdown.render(failing());
  expect(text).toContain(
    '<details><summary>MUST <code>envelope/items</code>: open on 1 of 2 operations</summary>',
  );
  expect(text).toMatch(/^- `the list is empty`: `GET \/api\/inboxes\/` \(no-data\)\. To do/m);
  expect(text).toMatch(/^- `it takes a second organisation` \(not-tested\)\. To do/m);
  expect(markdown.render(clean())).not.toContain('### Not verified');
});

test('lines for a configuration are a block to copy', () => {
  const message = 'nothing lists it; configure:\nvalues:\n  parameters: {id: 7}';
  const requirements = failing().requirements.map((one) => ({
    ...one,
    operations: {
      ...one.operations,
      inconclusive: one.operations.inconclusive.map((open) => ({ ...open, message })),
    },
  }));
  expect(markdown.render({ ...failing(), requirements })).toContain(
    '\n- `nothing lists it`: `GET /api/inboxes/` (no-data). To do\\: give what is missing\\: data on the target, values in the configuration, or a key\n\n  ```yaml\n  values:\n    parameters: {id: 7}\n  ```\n',
  );
});

test('the coverage names every requirement of the profile, and no other', () => {
  const text = markdown.render(failing());
  expect(text).toContain('| ❔ | MUST | `envelope/items` | not verified | 1 of 2 operations |');
  expect(text).toContain('| ❔ | MUST | `isolation/other-key` | not tested |  |');
  expect(text).not.toContain('robustness/responds');
});

describe('what does not fit is left out, and the page says so', () => {
  const [, finding] = failing().findings;
  const many = (count: number): Report => ({
    ...failing(),
    findings: [...Array(count).keys()].map((number) => ({
      ...finding,
      fingerprint: `abcdef${number}`,
    })) as never,
  });

  test('it never has more than a step may', () => {
    const text = markdown.render(many(3000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST_SUMMARY);
    expect(Buffer.byteLength(text)).toBeGreaterThan(LARGEST_SUMMARY - 10_000);
    expect(text).toMatch(
      /^> \*\*Left out, as there is no room:\*\* findings \(\d+\), .*\. The report itself has all\.$/m,
    );
    expect(text).toMatch(/^## ❌ NONCONFORMANT\n/);
  });

  test('as many findings are missing as it says', () => {
    const text = markdown.render(many(3000));
    const [, hidden] = /findings \((\d+)\)/.exec(text) ?? [];
    expect(text.match(/^\*\*MUST `auth\/wrong-scheme`\*\*/gm)).toHaveLength(3000 - Number(hidden));
  });

  test('a limit that holds nothing still tells the outcome', () => {
    const text = renderMarkdown(failing(), 0);
    expect(text).toMatch(/^## ❌ NONCONFORMANT\n/);
    expect(text).toContain('findings (2), requirements that are not verified (3), coverage (1)');
  });

  test('what fits is whole', () => {
    expect(markdown.render(failing())).not.toContain('Left out');
  });
});

test.each(Object.entries({ ...ATTACKS, HOSTILE }))(
  'the page of a hostile target is built like that of another: %s',
  (_, attack) => {
    const [page, plain] = [hostile(attack), hostile('plain')].map((report) =>
      pageOf(markdown.render(report)),
    );
    expect(elementsOf(page ?? '')).toEqual(elementsOf(plain ?? ''));
  },
);
