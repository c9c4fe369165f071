import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { type Choices, CREDENTIALS, ERRORS, PAGINGS } from '../../src/cli/init/choices.ts';
import { starterContract } from '../../src/cli/init/starter.ts';
import { startReference } from '../../src/cli/reference.ts';
import { type Contract, makeContract } from '../../src/contract/contract.ts';
import { parseSource } from '../../src/documents/source.ts';
import { answersAsked } from '../../src/requirements/index.ts';
import { complaints, contractAt, planFor } from '../support/judged.ts';
import { run } from './command.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const { catalogue } = contractAt();

const usual: Choices = {
  credential: 'api-key',
  header: 'X-API-Key',
  prefix: 'Api-Key',
  paging: 'page',
  errors: 'detail',
};

const textOf = (choices: Partial<Choices>): string => starterContract({ ...usual, ...choices }, catalogue);
const loaded = (choices: Partial<Choices>): Contract =>
  makeContract(parseSource('contract.yaml', textOf(choices)), answersAsked);

describe('every choice gives a contract that loads, and has no schema that cannot be used', () => {
  const all = CREDENTIALS.flatMap((credential) =>
    PAGINGS.flatMap((paging) => ERRORS.map((errors) => ({ credential, paging, errors }))),
  );

  test.each(all)('$credential, $paging, $errors', (choices) => {
    const contract = loaded(choices);
    const kinds = contract.operations.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['list', 'create', 'read', 'replace', 'patch', 'delete']));
    expect(contract.envelope?.paging).toBe(choices.paging === 'page' ? 'number' : choices.paging);
    for (const { content } of [...contract.roles.values()].map(({ response }) => response))
      for (const { schema = '', example } of content) {
        expect(contract.schemas.defect(schema, 'response')).toBeUndefined();
        expect(contract.schemas.errors(schema, example, 'response')).toEqual([]);
      }
  });
});

describe('a starter is true of its own reference server, with nothing open and nothing that does not apply', () => {
  test.each<Partial<Choices>>([
    { paging: 'page', credential: 'header', errors: 'problem' },
    { paging: 'cursor' },
    { paging: 'offset', credential: 'bearer', errors: 'problem' },
    { paging: 'none', prefix: 'Token' },
  ])('%j', async (choices) => {
    const contract = loaded(choices);
    const server = await startReference(contract);
    try {
      const plan = planFor(contract, {}, { profile: 'full' });
      const report = await check(plan, { target: server.url, keys: server.keys });
      expect(complaints(report)).toEqual([]);
      expect([report.outcome, report.leftBehind]).toEqual(['conformant', []]);
      // Its queries ask for pages alone, and how a server reads a wrong one is free.
      expect(report.profiles['full']?.notApplicable).toEqual(['error/rejects-invalid-parameter']);
    } finally {
      await server.close();
    }
  });
});

describe('its catalogue is the shipped one', () => {
  test('row for row, but for what the choices leave out', () => {
    const left = catalogue
      .map(({ id }) => id)
      .filter((id) => !loaded({}).catalogue.some((row) => row.id === id));
    expect(left).toEqual(['envelope/out-of-range']);
    expect(textOf({})).toContain('# Not claimed here: envelope/out-of-range.\n');
  });

  test('without spaces behind the scheme where a standard allows any number of them', () => {
    const claimed = (credential: Choices['credential']): boolean =>
      loaded({ credential }).catalogue.some(({ id }) => id === 'auth/extra-space');
    expect(CREDENTIALS.filter(claimed)).toEqual(CREDENTIALS.filter((one) => one !== 'bearer'));
  });

  test('without a word of the API that it was written for', () => {
    for (const paging of PAGINGS)
      for (const errors of ERRORS)
        expect(textOf({ paging, errors, credential: 'header' })).not.toMatch(
          /maiagent|chatbot|pageSize=|results|Django|CredentialsNotProvided/i,
        );
  });
});

describe('the command', () => {
  test('writes a contract, and says how to try it', async () => {
    const file = join(folder(), 'deep', 'mine.yaml');
    const words = ['init', '--contract', file, '--header', 'X-Account-Key', '--paging', 'cursor'];
    const { code, stdout, stderr } = await run(words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/X-Account-Key: KEY, cursors, errors with a detail/);
    const [, next = ''] = /\n {4}trysquare (.*)\n$/.exec(stdout) ?? [];
    expect(next).toBe(`check --contract ${file}`);
    const checked = await run([...next.split(' '), '--seed', '1']);
    expect([checked.code, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toMatch(/✓ CONFORMANT/);
  });

  test('does not write over a file, unless it is told to', async () => {
    const file = join(folder(), 'contract.yaml');
    writeFileSync(file, 'mine');
    const refused = await run(['init', '--contract', file]);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([2, 'mine']);
    expect(refused.stderr).toMatch(/is there already: --force writes over it/);
    expect((await run(['init', '--contract', file, '--force', '--prefix', 'Token'])).code).toBe(0);
    expect(contractAt(file).credential.prefix).toBe('Token ');
  });

  test.each([
    [['init'], /init asks on a terminal; anywhere else it has to be told: init --target URL/],
    [['init', '--contract', 'x', '--credential', 'bearer', '--header', 'X-Key'], /--header goes with/],
    [['init', '--contract', 'x', '--credential', 'header', '--prefix', 'Key'], /--prefix goes with/],
    [['init', '--contract', 'x', '--prefix', 'a: b'], /--prefix takes letters, digits and hyphens/],
    [['init', '--contract', 'x', '--prefix', 'Basic'], /Basic takes no key/],
    [['init', '--contract', 'x', '--header', 'Authorization'], /behind Authorization stands a scheme/],
    [['init', '--contract', 'x', '--paging', 'links'], /paging/],
    [['init', '--contract', '/proc/nowhere/x.yaml'], /cannot be written/],
  ])('%j is refused with a sentence', async (words, reason) => {
    const { code, stdout, stderr } = await run(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
  });
});
