/** The real commands with members that are shown to nobody: a bundle that holds none of them and can be verified. */
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type People, PRIVATE, peopleFile, REFERENCE, secretsIn, startPeople } from '../support/people.ts';
import { run } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-redact-'));
const at = (name: string): string => join(folder, name);
const config = (text: string): string => {
  const file = at(`config-${text.length}.yaml`);
  writeFileSync(file, text);
  return file;
};

/** Few requirements, so that all of their faults are injected in seconds. */
const contract = at('people.yaml');
const KEPT = /id: (auth\/valid-key|body\/schema|body\/media-type|lifecycle\/delete|status\/no-server-error),/;
writeFileSync(
  contract,
  readFileSync(peopleFile, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('    - {id: ') || KEPT.test(line))
    .join('\n'),
);

let server: People;
beforeAll(async () => {
  server = await startPeople();
});
afterAll(() => server.close());

const check = (...words: readonly string[]) =>
  run(['check', '--contract', contract, '--profile', 'full', ...words], {
    TRYSQUARE_KEY: server.keys.full,
    TRYSQUARE_KEY_OTHER: server.keys.other,
    TRYSQUARE_KEY_RESTRICTED: server.keys.restricted,
  });

/** All bytes below a folder, as one text. */
function textBelow(name: string): string {
  const files = readdirSync(name, { recursive: true, encoding: 'utf8' }).map((one) => join(name, one));
  return files.map((file) => (statSync(file).isFile() ? readFileSync(file, 'utf8') : '')).join('\n');
}

describe('a certified run', () => {
  const GIVEN = 'given.by.the.vendor@concealed.example';
  const file = config(
    `redact: [${PRIVATE.join(', ')}]\nvalues: {schemas: {Person: {email: ${GIVEN}, rank: 3}}}\n`,
  );
  const bundle = at('bundle');

  beforeAll(async () => {
    await run(['keygen', '--out', at('vendor')]);
    const words = ['--certify', '--sign', at('vendor'), '--challenge', 'challenge-of-the-partner'];
    const { code, stdout, stderr } = await check(server.url, '--config', file, '--out', bundle, ...words);
    writeFileSync(join(folder, 'said.txt'), stdout + stderr);
    expect([stderr, code]).toEqual([expect.stringMatching(/certified: /), 0]);
  });

  test('holds none of the values, not even those of the configuration', () => {
    const text = textBelow(bundle) + readFileSync(at('said.txt'), 'utf8');
    const secrets = [...server.shown].flatMap(secretsIn).concat(REFERENCE, GIVEN);
    expect(secrets.length).toBeGreaterThan(100);
    const written = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
    expect(written.filter((secret) => text.includes(secret))).toEqual([]);
    expect(JSON.parse(readFileSync(join(bundle, 'report.json'), 'utf8')).run.redacted).toEqual(PRIVATE);
  });

  test('is verified by whoever has the bundle and nothing else', async () => {
    const { code, stdout } = await run([
      ...['verify', bundle, '--contract', contract, '--key', at('vendor.pub')],
      ...['--challenge', 'challenge-of-the-partner'],
    ]);
    expect(stdout).toMatch(/VERIFIED: all of \d+ checks passed/);
    expect(code).toBe(0);
  });

  test('can be rendered and repeated without them', async () => {
    const [{ id }] = JSON.parse(readFileSync(join(bundle, 'report.json'), 'utf8')).cases;
    const har = await run(['report', bundle, '--format', 'har']);
    const words = ['--contract', contract, '--config', file, '--target', server.url];
    const replayed = await run(['replay', bundle, id, ...words], { TRYSQUARE_KEY: server.keys.full });
    expect(replayed.stdout).toMatch(/PASSES, as it did/);
    const text = har.stdout + replayed.stdout + replayed.stderr;
    expect([...server.shown].flatMap(secretsIn).filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('can be judged from its traffic by somebody else, hiding as much', async () => {
    const open = await check(server.url, '--report', `har=${at('open.har')}`);
    expect(open.code).toBe(0);
    const { stdout } = await check('--har', at('open.har'), '--config', file, '--report', 'json');
    const { run: facts } = JSON.parse(stdout);
    expect(facts.redacted).toEqual(PRIVATE);
    expect([...server.shown].flatMap(secretsIn).filter((secret) => stdout.includes(secret))).toEqual([]);
  });
});

describe('a configuration is refused', () => {
  test.each([
    ['a name alone', 'redact: email\n', /config-\d+\.yaml:1:\d+: \/redact must be array/],
    ['a name twice', 'redact: [email, email]\n', /\/redact must NOT have duplicate items/],
    ['no name', "redact: ['']\n", /\/redact\/0 must NOT have fewer than 1 characters/],
    ['a name of nothing', 'redact: [emial]\n', /redacts what no document names: emial/],
    ['what names things', 'redact: [number]\n', /"number" cannot be redacted: paths name things by it/],
  ])('%s', async (_, text, message) => {
    const { code, stderr } = await check(server.url, '--config', config(text));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
