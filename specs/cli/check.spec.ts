import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import yargs from 'yargs';
import { commands, nameOf } from '../../src/cli/commands.ts';
import { exampleOfOption } from '../../src/cli/examples.ts';
import { optionNames, switchNames } from '../../src/cli/option-names.ts';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { validator } from '../../src/contract/schemas.ts';
import type { Report } from '../../src/report/model.ts';
import { contractAt } from '../support/judged.ts';
import { run, start } from './command.ts';

const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const schema: object = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
);

/** A server of the given handler on a free port, for as long as the work takes. */
async function serving<T>(
  handler: Parameters<typeof createServer>[1],
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer(handler as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Resolves when a run that writes there has exchanged something, and made something. */
async function underWay(out: string): Promise<void> {
  const evidence = join(out, 'journal.ndjson');
  for (let made = false; !made; ) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const lines = existsSync(evidence) ? readFileSync(evidence, 'utf8').split('\n') : [];
    made = lines.length > 50 && lines.some((line) => line.includes('"status":201'));
  }
}

describe('check', () => {
  test('without a target judges the reference server, says so first, and ends with 0', async () => {
    const { code, stdout, stderr } = await run(['check']);
    expect(stdout).toMatch(/^No target given: judging the reference server at http:\/\/127\.0\.0\.1:\d+\n/);
    expect(stdout).toMatch(/CONFORMANT/);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('writes the reports that were asked for, and no key into anything', async () => {
    const out = folder();
    const reference = await startReference(contractAt(), 0, 'auth/wrong-scheme-bearer');
    const junit = join(out, 'deep', 'junit.xml');
    const { code, stdout, stderr } = await run(
      ['check', '--report', `junit=${junit}`, '--out', out, '--seed', '7', reference.url],
      keys,
    );
    await reference.close();
    expect(code).toBe(1);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const written = files.map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'));
    expect(files.map(({ name }) => name).sort()).toEqual(['exchanges.ndjson', 'junit.xml', 'report.json']);
    for (const text of [stdout, stderr, ...written]) {
      for (const key of Object.values(referenceKeys)) {
        for (const form of [key, Buffer.from(key).toString('base64').slice(0, -4), key.slice(0, -1)]) {
          expect(text.includes(form)).toBe(false);
        }
      }
    }
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(validator(schema)(report)).toEqual([]);
    expect(report.findings.map(({ requirement }) => requirement)).toEqual(['auth/wrong-scheme']);
    expect(report.run.seed).toBe(7);
  });

  test('in JSON on stdout prints nothing else there', async () => {
    const { stdout } = await run(['check', '--report', 'json', '--only', 'auth/missing-key']);
    expect((JSON.parse(stdout) as Report).plan.filters).toEqual(['--only auth/missing-key']);
  });

  test('of a part of the plan is incomplete: 3', async () => {
    const { code, stdout } = await run(['check', '--only', 'auth/*']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/INCOMPLETE/);
  });

  test('in read-only mode changes nothing and leaves open what needs changes', async () => {
    const { code, stdout } = await run(['check', '--read-only', '--report', 'json']);
    const report = JSON.parse(stdout) as Report;
    expect(code).toBe(3);
    expect(report.findings).toEqual([]);
    expect(report.leftBehind).toEqual([]);
    expect(report.profiles['core']?.notVerified).toContain('error/permission');
  });
});

describe('nothing is judged, with 2 and a sentence,', () => {
  const sentence = async (
    words: readonly string[],
    environment: Record<string, string> = keys,
  ): Promise<string> => {
    const { code, stdout, stderr } = await run(words, environment);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return stderr;
  };

  test('where nobody answers', async () => {
    expect(await sentence(['check', 'http://127.0.0.1:1'])).toMatch(
      /nothing answers at http:\/\/127\.0\.0\.1:1/,
    );
  });

  test('where the key is refused', async () => {
    const reference = await startReference(contractAt());
    const said = await sentence(['check', reference.url], { TRYSQUARE_KEY: 'NeverIssuedNotSecret01' });
    await reference.close();
    expect(said).toMatch(/refuses the key.*TRYSQUARE_KEY/);
    expect(said).not.toMatch(/NeverIssued/);
  });

  test('where no key is given', async () => {
    expect(await sentence(['check', 'http://127.0.0.1:1'], {})).toMatch(/no key: put it into TRYSQUARE_KEY/);
  });

  test('where it is another API', async () => {
    const said = await serving(
      (_, response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not here</h1>'),
      (url) => sentence(['check', url]),
    );
    expect(said).toMatch(/is no such API.*404 text\/html/);
  });

  test('where the contract is not valid: file, line and reason', async () => {
    const file = join(folder(), 'contract.yaml');
    writeFileSync(file, 'openapi: 3.1.0\npaths: {}\nx-conformance:\n  id: x\n  nonsense: 1\n');
    expect(await sentence(['check', '--contract', file])).toMatch(/contract\.yaml:\d+:\d+: /);
    expect(await sentence(['check', '--contract', '/nowhere.yaml'])).toMatch(/\/nowhere\.yaml: no such file/);
  });

  test.each([
    [['check', '--zzzzzzzz'], /: --zzzzzzzz is no option of check \(/],
    [['check', '--onyl', 'auth/*'], /: --onyl is no option of check; did you mean "--only"\?/],
    [['check', '--read-onyl'], /: --read-onyl is no option of check; did you mean "--read-only"\? \(/],
    [['check', '--no-conifg'], /: --no-conifg is no option of check; did you mean "--no-config"\?/],
    [['init', '--tagret=http://a', '--zzz'], /--tagret is .*"--target"\?; --zzz is no option of init/],
    [['check', '--token', 'x'], /--token: a key never stands on the command line/],
    [['check', '--read-only=yes'], /--read-only takes true or false, or no value: "yes" is neither/],
    [['check', '--readOnly=1'], /--readOnly takes true or false, or no value: "1" is neither/],
    [['check', '--bearer-token', 'x'], /--bearer-token: a key never stands on the command line/],
    [['chekc', 'http://127.0.0.1'], /: "chekc" is no command; did you mean "check"\? \(/],
    [['nonsense'], /: "nonsense" is no command \(/],
    [['chekc'], /: "chekc" is no command; did you mean "check"\?/],
    [['plan', 'more'], /: "more" is one word too many: trysquare plan \[options\]/],
    [[], /name a command: check, plan, .*init/],
    [['report'], /: report wants a run; for example: trysquare report runs\/today \(/],
    [['replay'], /: replay wants a run and a case; for example: trysquare replay runs\/today 'auth\//],
    [['replay', 'runs/today'], /: replay wants a case as well; for example: trysquare replay /],
    [['verify'], /: verify wants a bundle; for example: trysquare verify bundle --key vendor\.key\.pub/],
    [['countersign', 'b'], /: countersign wants --key and --sign; for example: .* --sign laboratory\.key/],
    [['keygen'], /: keygen wants --out; for example: trysquare keygen --out vendor\.key/],
    [
      ['keygen', '--out'],
      /: --out takes a value, and none follows; .*: trysquare keygen --out vendor\.key \(/,
    ],
    [
      ['check', '--only'],
      /: --only takes a value, and none follows; .*: trysquare check --only 'auth\/\*' \(/,
    ],
    [['check', '--only', '--bail'], /: --only takes a value, and none follows/],
    [['plan', '--allowRef'], /: --allowRef takes a value, and none .* --allowRef schemas \(/],
    [['check', '--profile'], /: --profile takes core or full, and none follows \(/],
    [['check', '--profile', 'fulll'], /: --profile takes core or full: "fulll" .*; did you mean "full"\? \(/],
    [['completion', 'ksh'], /: the shell can be bash, zsh or fish: "ksh" is none of them/],
    [['check', 'ftp://127.0.0.1'], /no URL of an API/],
    [['check', '--report', 'nonsense'], /no report format is named "nonsense"/],
    [['check', '--only', 'nonsense/*'], /nonsense\/\* is no requirement/],
    [['check', '--timeout', 'soon'], /--timeout/],
    [['serve', '--mutant', 'nonsense'], /nonsense/],
  ])('where the command is %j', async (words, reason) => {
    expect(await sentence(words)).toMatch(reason);
  });
});

describe('what is wrong with a command line', () => {
  test('is said in English, like all the rest, whatever the language of the terminal', async () => {
    for (const language of ['de_DE.UTF-8', 'zh_TW.UTF-8']) {
      const { stderr } = await run(['check', '--onyl', 'a'], { LC_ALL: language, LANGUAGE: language });
      expect(stderr).toMatch(/--onyl is no option of check; did you mean "--only"/);
    }
  });

  test('names the command as it was called, for what is to be copied', async () => {
    const npx = { npm_command: 'exec' };
    expect((await run(['replay'], npx)).stderr).toMatch(
      /example: npx trysquare replay .* \(npx trysquare --help\)/,
    );
    expect((await run(['plan', 'more'], npx)).stderr).toMatch(/many: npx trysquare plan \[options\]/);
    expect((await run(['plan', '--only', 'zzzzzzzzzzzz'], npx)).stderr).toMatch(/; npx trysquare plan shows/);
    expect((await run(['completion'], npx)).stderr).toMatch(/: npx trysquare completion bash/);
  });

  test('has an example for every option that takes a value', async () => {
    for (const command of commands) {
      const cli = yargs([]);
      if (typeof command.builder === 'function') await command.builder(cli);
      const switches = switchNames(cli);
      const options = optionNames(cli).filter((name) => !switches.includes(name));
      const positional = ['target', 'shell', 'case', 'run', 'runs', 'bundle'];
      const chosen = ['profile', 'credential', 'paging', 'errors', 'watch'];
      for (const option of options.filter((name) => ![...positional, ...chosen].includes(name)))
        expect([option, exampleOfOption(nameOf(command), option)]).not.toContain('VALUE');
    }
  });
});

test('a target that dies in the middle: what was judged is reported, the rest is not run, 3', async () => {
  const reference = start(['serve']);
  const [, url = ''] = await reference.printed(/at (http:\S+)/);
  const out = folder();
  const check = start(['check', url, '--concurrency', '2', '--out', out], keys);
  await underWay(out);
  reference.kill('SIGKILL');
  const { code } = await check.ended;
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  expect(report.findings).toEqual([]);
  expect(report.run.aborted).toMatch(/the target is gone/);
  expect(report.footer.cases['not-run']).toBeGreaterThan(0);
  expect(code).toBe(3);
});

test('an interrupt ends the run well: what was made is removed, the report is written, 3', async () => {
  const served = start(['serve']);
  const [, url = ''] = await served.printed(/at (http:\S+)/);
  const out = folder();
  const check = start(['check', url, '--concurrency', '1', '--out', out], keys);
  await underWay(out);
  check.kill('SIGINT');
  const { code, stderr } = await check.ended;
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  const listed = await fetch(`${url}/api/chatbots/?pageSize=100`, {
    headers: { Authorization: `Api-Key ${referenceKeys.full}` },
  });
  served.kill('SIGTERM');
  expect((await served.ended).code).toBe(0);
  expect(stderr).toMatch(/what was made is removed/);
  expect(report.run.aborted).toBe('the run was interrupted');
  expect(((await listed.json()) as { count: number }).count).toBe(23);
  expect(code).toBe(3);
});
