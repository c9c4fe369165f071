/** The sample under `reports/`: anybody can verify it, and the command that made it makes it again. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import type { CalibrationFile } from '../../src/bundle/calibration.ts';
import { readEnvelope } from '../../src/bundle/dsse.ts';
import type { Statement } from '../../src/bundle/statement.ts';
import { run } from '../cli/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const reports = join(root, 'reports');
const fresh = mkdtempSync(join(tmpdir(), 'trysquare-sample-'));

/** What differs between two runs of one plan, and all that follows from it. Everything else is the same. */
const VARYING: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['MOMENT', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g],
  // In pages for people.
  ['MOMENT', /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g],
  ['DATE HEADER', /(?<=\["Date",")[^"]+/g],
  ['PORT', /(?<=http:\/\/127\.0\.0\.1:)\d+/g],
  ['MILLISECONDS', /(?<="milliseconds":)\d+/g],
  ['SECONDS', /(?<=\d requests in |requests {2}\d+ in |MOMENT, after )[\d.]+(?= s)/g],
  // JUnit, CTRF.
  ['SECONDS', /(?<=<testsuites [^>]* time=")[\d.]+/g],
  ['MILLISECONDS', /(?<="(?:start|stop|duration)": )\d+/g],
  // Of what holds times.
  [
    'DIGEST OF THE EVIDENCE',
    /(?<="evidence": \{\s+"digest": "|<dt>Evidence<dd>\d+ exchanges <code>)[0-9a-f]{64}/g,
  ],
  // Another release or another build may come to the same.
  ['VERSION', /(?<="name": "[Tt]rysquare",\s+"(?:version|semanticVersion)": ")[^"]+/g],
  ['VERSION', /(?<="generatedBy": "trysquare )[^"]+/g],
  ['VERSION', /(?<=>trysquare )\d+\.\d+\.\d+/g],
  ['BUILD', /(?<="build": ")[0-9a-f]{64}/g],
];

function settled(text: string): string {
  return VARYING.reduce((rest, [name, pattern]) => rest.replace(pattern, name), text);
}

/** The names of all files below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

const textOf = (folder: string, name: string): string => readFileSync(join(folder, 'sample', name), 'utf8');
const committed = readdirSync(reports).includes('sample') ? filesIn(join(reports, 'sample')) : [];

/** So that whoever sees it fail knows what to do. */
const HINT = 'where the build is meant to make another sample: npm run sample';

beforeAll(async () => {
  await promisify(execFile)('sh', [join(reports, 'make-sample.sh'), fresh], { cwd: root });
});

test('is verified by the real command, offline, whenever that is', async () => {
  const { code, stdout } = await run([
    ...['verify', join(reports, 'sample'), '--contract', join(root, 'specs/contracts/sample.openapi.yaml')],
    ...['--key', join(reports, 'sample.pub'), '--challenge', 'sample-of-trysquare', '--profile', 'full'],
    ...['--build', readFileSync(join(reports, 'sample.build'), 'utf8').trim()],
  ]);
  expect([stdout.split('\n').filter((line) => line.startsWith('✗')), HINT]).toEqual([[], HINT]);
  expect(stdout).toMatch(/✓ VERIFIED: all of \d+ checks passed\n$/);
  expect(code).toBe(0);
});

test('is made again file by file', () => {
  expect([filesIn(join(fresh, 'sample')), HINT]).toEqual([committed, HINT]);
});

test.each(['plan.json', 'documents.json', ...committed.filter((name) => name.startsWith('documents/'))])(
  '%s is the same to the byte',
  (name) => {
    expect([textOf(fresh, name), HINT]).toEqual([textOf(reports, name), HINT]);
  },
);

test.each([
  ...['report.json', 'evidence/exchanges.ndjson'],
  ...committed.filter((name) => name.startsWith('derived/')),
])('%s is the same but for times, ports and the build', (name) => {
  expect([settled(textOf(fresh, name)), HINT]).toEqual([settled(textOf(reports, name)), HINT]);
});

test('calibration.json tells the same of every fault that both builds know', () => {
  const [now, then] = [fresh, reports].map(
    (folder) => JSON.parse(settled(textOf(folder, 'calibration.json'))) as CalibrationFile,
  ) as [CalibrationFile, CalibrationFile];
  // A fault more, elsewhere, makes no other sample.
  const faultsIn = ({ mutants, notApplicable }: CalibrationFile) =>
    new Map([...mutants, ...notApplicable].map((one) => [one.id, one]));
  const [known, before] = [faultsIn(now), faultsIn(then)];
  const both = [...before.keys()].filter((id) => known.has(id));
  expect(both.length).toBeGreaterThan(100);
  expect([both.map((id) => known.get(id)), HINT]).toEqual([both.map((id) => before.get(id)), HINT]);
  const rest = ({
    mutants: _,
    notApplicable: __,
    notShown: ___,
    covered: ____,
    ...others
  }: CalibrationFile) => others;
  expect([rest(now), HINT]).toEqual([rest(then), HINT]);
});

test('the statement says the same, of the same files', () => {
  const [now, then] = [fresh, reports].map((folder) => {
    const bytes = readFileSync(join(folder, 'sample', 'statement.dsse.json'));
    return JSON.parse(readEnvelope(bytes).payload.toString('utf8')) as Statement;
  }) as [Statement, Statement];
  // Digests and key are held against files and signature by the verification.
  const plain = ({ subject, predicate, ...rest }: Statement) => ({
    ...rest,
    subject: subject.map(({ name }) => name),
    predicate: JSON.parse(settled(JSON.stringify({ ...predicate, evidence: '' }, null, 2))) as unknown,
  });
  expect([plain(now), HINT]).toEqual([plain(then), HINT]);
});

test('is small, has something of every family, and no private key', () => {
  const { requirements } = JSON.parse(textOf(reports, 'report.json')) as {
    requirements: { id: string; verdict: string }[];
  };
  const families = new Set(
    requirements.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id.split('/')[0]),
  );
  expect([...families].sort()).toEqual([
    'auth',
    'body',
    'envelope',
    'error',
    'isolation',
    'lifecycle',
    'robustness',
    'status',
  ]);
  const files = filesIn(reports).map((name) => readFileSync(join(reports, name)));
  const sample = committed.map((name) => statSync(join(reports, 'sample', name)).size);
  expect(sample.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  expect(files.filter((bytes) => bytes.includes('PRIVATE KEY'))).toEqual([]);
});
