import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { html } from '../../../src/report/formats/html.ts';
import type { Report } from '../../../src/report/model.ts';
import { ATTACKS, HOSTILE, hostile } from '../hostile.ts';
import { aborted, clean, empty, failing } from '../sample.ts';

const samples = Object.entries({ clean, failing, aborted, empty, hostile: () => hostile() });
const attacks = Object.entries({
  ...ATTACKS,
  HOSTILE,
  attribute: `"><img src=x onerror=alert(1)>' onfocus='alert(1)`,
  url: 'javascript:alert(1)',
  end: '</style></script></title></textarea>]]>',
});

const contentOf = (tag: string, page: string): string =>
  new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page)?.[1] ?? '';

/** The page without its own style and script. */
const markupOf = (report: Report): string =>
  html.render(report).replace(/<(style|script)>.*?<\/\1>/gs, (_, tag) => `<${tag}>`);

describe.each(samples)('%s', (_, report) => {
  test('asks for nothing, and runs nothing but its own style and script', () => {
    const page = html.render(report());
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(page).toContain(
      `content="default-src 'none'; style-src ${hash(contentOf('style', page))}; script-src ${hash(contentOf('script', page))}; base-uri 'none'; form-action 'none'"`,
    );
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
    expect(markupOf(report())).not.toMatch(/<[^>]+\s(?:src|style|on\w+|action|data)=/i);
  });

  test('has no link but to its own parts', () => {
    const markup = markupOf(report());
    const ids = new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const links = [...markup.matchAll(/href="?([^\s">]+)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !link.startsWith('#') || !ids.has(link.slice(1)))).toEqual([]);
  });

  test('is the same for the same report', () => {
    expect(html.render(report())).toBe(html.render(report()));
  });
});

describe.each(attacks)('text that attacks: %s', (_, attack) => {
  const markup = markupOf(hostile(attack));
  const tagsOf = (page: string): string[] => page.match(/<\/?[a-z0-9!]*/gi) ?? [];

  test('makes no markup: the page has the elements that it has of calm text, and no others', () => {
    expect(tagsOf(markup)).toEqual(tagsOf(markupOf(hostile('x'))));
  });

  test('shows what would act', () => {
    expect(markup).toMatch(/^(?:\n|[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}])*$/u);
  });
});
