import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { defaultContract } from '../../src/package-info.ts';
import { contractAt } from '../support/judged.ts';
import { run, start } from './command.ts';

const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const PART = ['--only', 'auth/wrong-scheme', '--operation', 'GET /api/chatbots/', '--seed', '1'];
const FAULT = 'auth/wrong-scheme-bearer';

/** Matches the nth line of a run. */
const runs = (count: number, text = ''): RegExp =>
  new RegExp(`(?:[✓✗] [A-Z-]+: [^]*?){${count - 1}}[✓✗] [A-Z-]+: ${text}[^\n]* s\\)\n`);

describe('check --watch', () => {
  test('judges again when the target comes back up, what failed before first, and ends well', async () => {
    const faulty = await startReference(contractAt(), 0, FAULT);
    const port = Number(new URL(faulty.url).port);
    const watching = start(['check', '--watch', faulty.url, ...PART], keys);
    await watching.printed(
      /✗ NONCONFORMANT: 1 finding; .*\n {2}\+ MUST auth\/wrong-scheme on GET .*\n {6}case auth\//,
    );
    await faulty.close();
    await watching.printed(/the target is down; it is judged when it is back/);
    const mended = await startReference(contractAt(), port);
    await watching.printed(/what failed before passes now \(1 case\)/);
    await watching.printed(/0 new, 1 gone, 0 as before; .*\n {2}− MUST auth\/wrong-scheme/);
    watching.kill('SIGINT');
    const { code, stderr } = await watching.ended;
    await mended.close();
    // A part of the plan is never the whole.
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^\ntrysquare: ending/)]);
  });

  test('judges again when the contract, the configuration or a file below a folder changes', async () => {
    const place = folder();
    mkdirSync(join(place, 'src', 'deep'), { recursive: true });
    mkdirSync(join(place, 'src', 'node_modules'));
    copyFileSync(defaultContract, join(place, 'mine.yaml'));
    writeFileSync(
      join(place, 'trysquare.config.yaml'),
      'contract: mine.yaml\nsurface: theirs.yaml\nreport: [json=src/out.json]\n',
    );
    writeFileSync(
      join(place, 'theirs.yaml'),
      "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/api/chatbots/: {$ref: 'paths.yaml#/list'}}\n",
    );
    const page = '{application/json: {schema: {$ref: item.yaml}}}';
    const referred = `list: {get: {responses: {'200': {description: All, content: ${page}}}}}\n`;
    writeFileSync(join(place, 'paths.yaml'), referred);
    writeFileSync(join(place, 'item.yaml'), 'type: object\n');
    const watching = start(['check', '--watch', 'src', ...PART], keys, place);
    await watching.printed(runs(1, '0 findings'));
    const again = async (count: number, file: string, text: string): Promise<void> => {
      writeFileSync(join(place, file), text);
      await watching.printed(runs(count, '0 new'));
    };
    await again(2, 'src/deep/view.py', 'x = 1');
    await again(3, 'mine.yaml', `${readFileSync(defaultContract, 'utf8')}# more\n`);
    await again(4, 'paths.yaml', `${referred}# more\n`);
    await again(5, 'item.yaml', 'type: [obj');
    await watching.printed(/\n {2}! .*item\.yaml.*\n/);
    writeFileSync(join(place, 'trysquare.config.yaml'), 'contrat: mine.yaml\n');
    await watching.printed(/nothing was judged: .*unknown key "contrat"; did you mean "contract"/);
    await again(6, 'trysquare.config.yaml', 'contract: mine.yaml\n');
    // Neither what it writes itself nor what nobody writes by hand starts a run.
    writeFileSync(join(place, 'src/node_modules/x.js'), 'x');
    writeFileSync(join(place, 'src/server.log'), 'x');
    await new Promise((resolve) => setTimeout(resolve, 800));
    watching.kill('SIGINT');
    const { stdout } = await watching.ended;
    expect(stdout.match(/ s\)\n/g)).toHaveLength(6);
    expect(readdirSync(join(place, 'src'))).toContain('out.json');
  });

  test.each([
    [['--certify'], /--certify is about one run, and --watch makes many/],
    [['--baseline', 'x.yaml'], /--baseline is about one run/],
    [['--report', 'json'], /give the report a path \(--report json=PATH\)/],
    [['--watch', 'none'], /none: no such folder/],
  ])('%j is refused', async (words, reason) => {
    const { code, stderr } = await run(['check', '--watch', ...words], keys);
    expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
  });
});

describe('check --open', () => {
  test('shows the HTML report in the browser that BROWSER names', async () => {
    const place = folder();
    const { stderr } = await run(['check', '--open', ...PART], { BROWSER: `cp -t ${place}` });
    expect(stderr).toMatch(/^report: .*report\.html\n$/);
    for (let tries = 0; readdirSync(place).length === 0 && tries < 50; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readFileSync(join(place, 'report.html'), 'utf8')).toMatch(/<html/);
  });

  test.each<Record<string, string>>([{ CI: 'true', BROWSER: 'cp' }, { BROWSER: 'none' }, {}])(
    'and says where it is where there is none: %j',
    async (env) => {
      const place = folder();
      const html = join(place, 'mine.html');
      const { stderr } = await run(['check', '--open', '--report', `html=${html}`, ...PART], env);
      expect(stderr).toContain(`report: ${html} (there is no browser to show it in)`);
    },
  );
});
