import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { html } from '../../../src/report/formats/html.ts';
import type { Report } from '../../../src/report/model.ts';
import { hostile } from '../hostile.ts';
import { failing } from '../sample.ts';

const CHROMIUM = '/usr/bin/chromium';

/** What would act if any of it were read as markup. */
const ATTACK = `</style></script><script>globalThis.acted = 1</script>"'><img src="https://evil.test/" onerror="globalThis.acted = 1"><a href="javascript:globalThis.acted = 1">x</a>`;

if (existsSync(CHROMIUM)) describe('in a browser', inBrowser);
else test.skip(`in a browser: there is no ${CHROMIUM} here (apt-get install chromium)`, () => {});

function inBrowser(): void {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-html-'));
  let browser: Browser;
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => {
    // No error, no violation of its policy, no request.
    expect(complaints).toEqual([]);
    complaints = [];
  });

  async function opened(report: Report, options: BrowserContextOptions = {}): Promise<Page> {
    const file = join(folder, 'report.html');
    writeFileSync(file, html.render(report));
    const url = pathToFileURL(file).href;
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url) complaints.push(`a request to ${request.url()}`);
    });
    await page.goto(url);
    return page;
  }

  async function unfold(page: Page): Promise<void> {
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
  }

  test.each(['light', 'dark'] as const)('axe finds nothing, in the %s', async (colorScheme) => {
    const page = await opened(failing(), { colorScheme });
    await unfold(page);
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });

  test.each([
    ['a report', failing()],
    ['one with words without end', hostile('W'.repeat(500))],
  ])('%s needs no scrolling to the side on a phone', async (_, report) => {
    const page = await opened(report, { viewport: { width: 360, height: 740 } });
    await unfold(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  test('the matrix is narrowed by words, verdict and family', async () => {
    const page = await opened(failing());
    const shows = async (operations: number, requirements: number): Promise<void> => {
      await page.getByText(`${operations} of 4 operations, ${requirements} of 7 requirements`).waitFor();
      expect(await page.locator('.matrix tbody tr:visible').count()).toBe(operations);
      expect(await page.locator('.matrix thead th:visible').count()).toBe(requirements + 1);
    };
    const words = page.getByLabel('Operation or requirement');
    await words.fill('get wrong-SCHEME');
    await shows(3, 1);
    await words.fill('nowhere');
    await shows(4, 0);
    await words.fill('');
    await page.getByLabel('Verdict').selectOption('inconclusive');
    await shows(2, 2);
    await page.getByLabel('Family').selectOption('lifecycle');
    await shows(1, 1);
    await page.locator('.matrix td:visible a').click();
    expect(await page.locator(':target').textContent()).toContain('nothing to delete');
  });

  test('the line that repeats a request is copied', async () => {
    const page = await opened(failing(), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(failing().findings[1]?.example.curl);
  });

  test('a cell is read out as a word, and marks are not', async () => {
    const page = await opened(failing());
    const row = page.getByRole('row', { name: /^POST \/api\/chatbots\// });
    expect(await row.ariaSnapshot()).toContain('row "POST /api/chatbots/ pass fail"');
  });

  test('it is whole without script', async () => {
    const page = await opened(failing(), { javaScriptEnabled: false });
    await page.locator('summary').first().click();
    expect(await page.getByText('Authorization: Bearer {{key}}').isVisible()).toBe(true);
    expect(await page.locator('.filters').isVisible()).toBe(false);
  });

  test('on paper all is open, and there is nothing to press', async () => {
    const page = await opened(failing());
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Authorization: Bearer {{key}}').isVisible()).toBe(true);
    expect(await page.locator('nav:visible, button:visible, .filters:visible').count()).toBe(0);
  });

  // The policy would stop what got through: here nothing may.
  test.each([false, true])('nothing that a target says acts, without the policy: %s', async (bypassCSP) => {
    const page = await opened(hostile(ATTACK), { bypassCSP });
    await unfold(page);
    expect(await page.evaluate('globalThis.acted')).toBeUndefined();
    expect(await page.locator('img, iframe, object, form, a:not([href^="#"]), script + script').count()).toBe(
      0,
    );
    expect(await page.title()).toContain('</style></script><script>');
  });
}
