/** What users get: packed, installed into an empty project, and run there by npx, by jest and by vitest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Analysis, checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startReference } from '../../src/cli/reference.ts';
import { blocksIn, readmeText } from '../docs/pages.ts';
import { contractAt } from '../support/judged.ts';
import { vendorDocument } from '../support/vendor.ts';
import { type Consumer, install, lend, ours, type Packed, pack } from './consumer.ts';
import { compiled, documentationOf, typeProblems } from './types.ts';

const faulty = await startReference(contractAt(), 0, 'auth/wrong-scheme-bearer');
const environment = { TARGET: faulty.url, TRYSQUARE_KEY: faulty.keys.full, CI: 'true', NO_COLOR: '1' };
let packed: Packed;
let consumer: Consumer;
beforeAll(() => {
  packed = pack();
  consumer = install(packed);
  for (const tool of ['vitest', '@jest', 'expect', '@types/node', 'undici-types']) lend(consumer, tool);
}, 180_000);
afterAll(async () => {
  consumer?.remove();
  await faulty.close();
});

test('holds what is needed, and is small', () => {
  const unneeded = packed.files.filter(
    (path) => !/^(dist\/|src\/ci\/|openapi\.yaml$|LICENSE$|README\.md$|package\.json$)/.test(path),
  );
  expect(unneeded).toEqual([]);
  expect(
    packed.files.filter((path) => /\.map$|\.spec\.|\.tsx?$/.test(path) && !path.endsWith('.d.ts')),
  ).toEqual([]);
  expect(packed.size).toBeLessThan(1_000_000);
});

test('from an empty folder, an API and its document to a verdict by three commands, no file written by hand', async () => {
  const npx = (...words: string[]) =>
    consumer.run('npx', ['--no-install', 'trysquare', ...words], environment);
  consumer.write('theirs.json', JSON.stringify(vendorDocument('3.0.3')));
  const init = await npx('init', faulty.url, '--surface', 'theirs.json');
  expect([init.code, init.output]).toEqual([
    0,
    expect.stringMatching(/answers, and takes the key: 34 operations/),
  ]);
  expect(init.output).toMatch(/\n {4}npx trysquare check\n$/);
  const check = await npx('check');
  consumer.drop('trysquare.config.yaml');
  expect([check.code, check.output]).toEqual([
    1,
    expect.stringMatching(/✗ MUST auth\/wrong-scheme on \d+ operations/),
  ]);
}, 60_000);

test('runs by npx', async () => {
  const { code, output } = await consumer.run('npx', [
    '--no-install',
    'trysquare',
    'check',
    '--only',
    'auth/valid-key',
  ]);
  expect([code, output]).toEqual([3, expect.stringMatching(/INCOMPLETE/)]);
});

test('has types that every way of resolving modules finds', async () => {
  const tarball = createPackageFromTarballData(new Uint8Array(readFileSync(packed.file)));
  const { types, problems } = (await checkPackage(tarball, {
    excludeEntrypoints: ['./openapi.yaml'],
  })) as Analysis;
  expect(types.kind).toBe('included');
  // An ESM package: resolution that knows no exports map, and require() that knows no ESM, do not count.
  const old = ['node10', 'node16-cjs'];
  expect(problems.filter((one) => !('resolutionKind' in one && old.includes(one.resolutionKind)))).toEqual(
    [],
  );
});

const TYPED = `
import { expect, test } from '@jest/globals';
import { check, type CheckOptions, loadContract, makePlan, noFilters, defaultSettings, defaultContract, type Report } from 'trysquare';
import { contractSuite, useContract } from 'trysquare/jest';
const report: Report | undefined = await contractSuite({ target: 'http://x', keys: { full: 'k' }, shard: '1/3' });
await useContract({ surface: 'x.json' });
test(report?.outcome ?? '', () => { expect({}).toConform(); expect({}).not.toMatchResponse('CredentialsNotProvided'); });
const options: CheckOptions = { target: '', keys: { full: '' }, onResult: ({ verdict }) => verdict satisfies string };
await check(makePlan(loadContract(defaultContract), defaultSettings, noFilters), options);
// @ts-expect-error a name that no option has
await contractSuite({ target: '', tarket: '' });
`;
const TYPED_VITEST = `
import { expect } from 'vitest';
import { contractSuite } from 'trysquare/vitest';
await contractSuite({ target: 'http://x', notVerified: 'skip' });
expect({}).toConform('GET /x');
expect({}).not.toMatchResponse('CredentialsNotProvided');
`;

test('an example of the library compiles by TypeScript 5.4, and does what it says', async () => {
  const source = readFileSync(new URL('../examples/library.ts', import.meta.url), 'utf8');
  consumer.write('library.ts', source);
  expect(typeProblems(consumer.folder, ['library.ts'])).toEqual([]);
  consumer.write('library.js', compiled(source));
  const { code, output } = await consumer.run(process.execPath, ['library.js'], environment);
  expect(output).toMatch(/^… preflight\n… judging\n✗ auth\/wrong-scheme GET \/api\/chatbots\/ Bearer\n/);
  expect(output).toMatch(
    /MUST auth\/wrong-scheme on \d+ operations: let in instead of answered 401\n {2}curl /,
  );
  expect([output.trimEnd().split('\n').at(-1), code]).toEqual(['nonconformant', 1]);
  const alone = await consumer.run(process.execPath, ['library.js'], {
    ...environment,
    TARGET: 'http://127.0.0.1:1',
  });
  expect([alone.code, alone.output]).toEqual([2, expect.stringMatching(/nothing answers at/)]);
});

test('has types that TypeScript 5.4 reads', () => {
  consumer.write('typed.ts', TYPED);
  expect(typeProblems(consumer.folder, ['typed.ts'])).toEqual([]);
  consumer.write('typed-vitest.ts', TYPED_VITEST);
  expect(typeProblems(consumer.folder, ['typed-vitest.ts'])).toEqual([]);
}, 120_000);

test('what README.md shows of code compiles', () => {
  const blocks = blocksIn(readmeText(), 'js');
  expect(blocks).toHaveLength(3);
  const given = 'declare const app: unknown, key: string, target: string, request: (app: unknown) => any;';
  const files = blocks.map((code, index) => {
    const head = code.includes('expect(') ? `import { expect } from '@jest/globals';\n${given}` : given;
    consumer.write(`readme-${index}.ts`, `${head}\n${code.replaceAll('…', '')}`);
    return `readme-${index}.ts`;
  });
  expect(typeProblems(consumer.folder, files)).toEqual([]);
});

test('tells an editor what each key of a configuration means', () => {
  consumer.write(
    'keys.ts',
    `import type { TrysquareConfig } from 'trysquare';\nexport type Keys = TrysquareConfig;\n`,
  );
  const documentation = documentationOf(consumer.folder, 'keys.ts', 'Keys');
  const file = new URL('../../src/config/config.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
  expect(Object.keys(documentation).sort()).toEqual(Object.keys(schema.properties).sort());
  expect(Object.entries(documentation).filter(([, text]) => text === '')).toEqual([]);
});

const suite = (framework: string, globals: string): string => `
import { expect, test } from '${globals}';
import { contractSuite } from 'trysquare/${framework}';
const report = await contractSuite({ target: process.env.TARGET, only: ['auth/missing-key', 'auth/wrong-scheme'], operation: 'GET /api/chatbots/' });
process.stdout.write(report.plan.cases + ' cases judged');
test('matchers', () => {
  const answer = { status: 401, headers: { 'content-type': 'application/json' }, body: { detail: 'made up' } };
  expect(answer).not.toConform('GET /api/chatbots/');
  expect(() => expect(answer).toMatchResponse('InvalidKeyFormat')).toThrow(/pointer +.detail/);
});
`;

describe.each([
  [
    'jest',
    [
      '--experimental-vm-modules',
      ours('jest/bin/jest.js'),
      '--config',
      '{"testMatch":["**/*.jest.mjs"],"transform":{}}',
    ],
  ],
  ['vitest', [ours('vitest/vitest.mjs'), 'run', '--config', 'vitest.config.mjs']],
])('in %s', (framework, words) => {
  beforeAll(() => {
    consumer.write(
      `contract.${framework}.mjs`,
      suite(framework, framework === 'jest' ? '@jest/globals' : 'vitest'),
    );
    consumer.write('vitest.config.mjs', `export default { test: { include: ['*.vitest.mjs'] } };`);
  });
  const run = (...more: string[]) => consumer.run(process.execPath, [...words, ...more], environment);

  test('a suite shows what is wrong', async () => {
    const { code, output } = await run();
    expect(output).toMatch(/auth\/wrong-scheme [›>] GET \/api\/chatbots\/ Bearer/);
    expect(output).toMatch(/let in instead of answered 401/);
    expect(output).toMatch(/curl +curl -sS -i .*"Authorization: Bearer \$TRYSQUARE_KEY"/);
    expect(output).toMatch(/1 failed.* 6 passed/);
    expect(output).toMatch(/^(.*\D)?6 cases judged/m);
    expect(code).toBe(1);
  });

  test('-t names the tests that run', async () => {
    const { code, output } = await run('-t', 'auth/missing-key GET /api/chatbots/');
    expect(output).toMatch(/[1-9]\d* skipped/);
    expect(output).toMatch(/1 passed/);
    expect(output).toMatch(/^(.*\D)?1 cases judged/m);
    expect(code).toBe(0);
  });
});

test('holds the schemas that it reads', () => {
  for (const path of [
    'report/report.schema.json',
    'contract/conformance.schema.json',
    'config/config.schema.json',
  ])
    expect(packed.files).toContain(join('dist', path));
});
