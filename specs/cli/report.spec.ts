import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { referenceKeys, startReference } from '../../src/cli/reference.ts';
import { writeCiOutputs } from '../../src/cli/report/ci.ts';
import { readRun } from '../../src/cli/report/read-run.ts';
import { formatNamed, formats } from '../../src/report/formats/index.ts';
import { LARGEST_SUMMARY } from '../../src/report/formats/markdown.ts';
import type { Report } from '../../src/report/model.ts';
import { commandsIn } from '../report/runner.ts';
import { failing } from '../report/sample.ts';
import { contractAt } from '../support/judged.ts';
import { type Ended, run } from './command.ts';

const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const PART = ['--only', 'auth/wrong-scheme', '--only', 'auth/missing-key', '--seed', '1'];
const FAULT = 'auth/wrong-scheme-bearer';

/** Runs of a part: of the reference server, of it with a fault, and one that could verify less. */
const recorded = { clean: '', faulty: '', less: '' };

/** A run of the command against the reference server, with a fault or without. */
async function checked(
  mutant: string | undefined,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const reference = await startReference(contractAt(), 0, mutant);
  const ended = await run(['check', reference.url, ...PART, ...words], { ...keys, ...environment });
  await reference.close();
  return ended;
}

beforeAll(async () => {
  const record = async (name: keyof typeof recorded, mutant?: string, ...words: string[]): Promise<void> => {
    recorded[name] = folder();
    await checked(mutant, [...words, '--out', recorded[name]]);
  };
  await record('clean');
  await record('faulty', FAULT);
  await record('less', undefined, '--skip', 'auth/missing-key');
});

const reportIn = (name: keyof typeof recorded): Report =>
  JSON.parse(readFileSync(join(recorded[name], 'report.json'), 'utf8')) as Report;

describe('shows a recorded run', () => {
  test('as text, with the exit code of the run', async () => {
    const { code, stdout, stderr } = await run(['report', recorded.clean]);
    expect([code, stderr]).toEqual([3, '']);
    expect(stdout).toMatch(/\n\? INCOMPLETE: /);
  });

  test('in every format at once, its exchanges too', async () => {
    const out = folder();
    const wanted = formats.flatMap(({ name }) => ['--format', `${name}=${join(out, name)}`]);
    const { code, stderr } = await run(['report', join(recorded.faulty, 'report.json'), ...wanted]);
    expect([code, stderr]).toEqual([1, '']);
    const { report, evidence } = readRun(recorded.faulty);
    for (const { name, render } of formats) {
      expect(readFileSync(join(out, name), 'utf8')).toBe(render(report, evidence()));
    }
    expect(JSON.parse(readFileSync(join(out, 'json'), 'utf8'))).toEqual(reportIn('faulty'));
    const { log } = JSON.parse(readFileSync(join(out, 'har'), 'utf8'));
    expect(log.entries).toHaveLength(reportIn('faulty').run.requests);
  });

  test('alone on stdout where it has no path', async () => {
    const { stdout } = await run(['report', recorded.faulty, '--format', 'sarif']);
    expect(stdout).toBe(formatNamed('sarif')?.render(reportIn('faulty')));
  });

  test('several one after the other, and the worst counts', async () => {
    const { code, stdout } = await run(['report', recorded.clean, recorded.faulty]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/INCOMPLETE[\s\S]*NONCONFORMANT/);
  });
});

describe('compares two runs', () => {
  const against = (now: string, before: string, ...words: string[]): Promise<Ended> =>
    run(['report', now, '--against', before, ...words]);

  test('1 where something new fails, and says what', async () => {
    const { code, stdout } = await against(recorded.faulty, recorded.clean);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^NEW: 1 finding\n\n✗ MUST auth\/wrong-scheme on/);
  });

  test('0 where nothing is worse', async () => {
    expect((await against(recorded.clean, recorded.faulty)).code).toBe(0);
  });

  test('3 where less is verified; as JSON too', async () => {
    const { code, stdout } = await against(recorded.less, recorded.clean, '--format', 'json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'less is verified',
      requirements: [{ requirement: 'auth/missing-key', before: 'verified', now: 'not verified' }],
    });
  });
});

describe('refuses in a sentence', () => {
  const spoilt = (change: (report: Report) => object): string => {
    const file = join(folder(), 'report.json');
    writeFileSync(file, JSON.stringify(change(reportIn('clean'))));
    return file;
  };
  const copied = (): string => {
    const copy = folder();
    cpSync(recorded.clean, copy, { recursive: true });
    return copy;
  };

  test('what is not there, and ends with 2', async () => {
    const { code, stdout, stderr } = await run(['report', '/nowhere']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^trysquare: \/nowhere: no such file; a run is a folder.*\n$/);
    expect(() => readRun(folder())).toThrow(/report\.json: no such file/);
  });

  test('a report that was cut off', () => {
    const copy = copied();
    truncateSync(join(copy, 'report.json'), 5000);
    expect(() => readRun(copy)).toThrow(/report\.json: it is no JSON, or was cut off before its end$/);
    truncateSync(join(copy, 'report.json'), 0);
    expect(() => readRun(copy)).toThrow(/report\.json: it is empty$/);
  });

  test.each([0, 2, '1', 1.5])('one of the report version %j', (reportVersion) => {
    const file = spoilt((report) => ({ ...report, reportVersion }));
    expect(() => readRun(file)).toThrow(
      /it has the report version .*, and this Trysquare reads 1: use the one/,
    );
  });

  test.each<[what: string, change: (report: Report) => object, reason: RegExp]>([
    ['without a footer', ({ footer: _, ...rest }) => rest, /it has no footer: it was cut off/],
    ['that is another document', () => ({ openapi: '3.1.0' }), /it is no report of Trysquare$/],
    ['that is a list', () => [], /it is no report of Trysquare$/],
    [
      'with an unknown outcome',
      (one) => ({ ...one, outcome: 'passed' }),
      /no valid report: \/outcome must be/,
    ],
    ['that lacks cases', (one) => ({ ...one, cases: one.cases.slice(1) }), /its footer counts \d+ cases of/],
  ])('one %s', (_, change, reason) => {
    expect(() => readRun(spoilt(change))).toThrow(reason);
  });

  test('exchanges that are cut off, something else, or not there', () => {
    const copy = copied();
    const file = join(copy, 'evidence', 'exchanges.ndjson');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const { evidence } = readRun(copy);
    expect(evidence()).toHaveLength(lines.length);
    truncateSync(file, readFileSync(file).length - 20);
    expect(evidence).toThrow(`exchanges.ndjson:${lines.length}: it is no JSON, or the file was cut off here`);
    writeFileSync(file, `${lines[0]}\n{"id":"x"}\n`);
    expect(evidence).toThrow(/exchanges\.ndjson:2: it is no exchange: it must/);
    rmSync(file);
    expect(evidence).toThrow(/exchanges\.ndjson: no such file/);
  });

  test.each<[words: string[], reason: RegExp]>([
    [[], /report wants a run; for example/],
    [['CLEAN', '--format', 'nonsense'], /no report format is named "nonsense"/],
    [['CLEAN', '--format', 'json='], /--format json= names no file/],
    [['CLEAN', 'FAULTY', '--format', 'json'], /several runs are shown one after the other/],
    [['CLEAN', 'FAULTY', '--against', 'CLEAN'], /--against compares one run with another/],
    [['CLEAN', '--against', 'FAULTY', '--format', 'junit'], /a comparison is shown as terminal or json/],
  ])('the command %j', async (words, reason) => {
    const names: Record<string, string> = { CLEAN: recorded.clean, FAULTY: recorded.faulty };
    const { code, stdout, stderr } = await run(['report', ...words.map((word) => names[word] ?? word)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('check on a build server', () => {
  const summary = (before = ''): string => {
    const file = join(folder(), 'summary.md');
    writeFileSync(file, before);
    return file;
  };

  /** What is written for the failing run, to stderr. */
  const written = (environment: Record<string, string>, ...asked: string[]): string => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const outputs = asked.flatMap((name) => ({ format: formatNamed(name) ?? formats[0] }));
    writeCiOutputs(outputs as never, failing(), environment);
    const text = stderr.mock.calls.map(([part]) => String(part)).join('');
    stderr.mockRestore();
    return text;
  };

  test('on GitHub adds to the summary of the step, and writes annotations where they spoil no report', async () => {
    const file = summary('from before\n');
    const { code, stdout, stderr } = await checked(FAULT, ['--report', 'json'], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: file,
    });
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Report).outcome).toBe('nonconformant');
    expect(commandsIn(stderr).map(({ name, properties }) => `${name} ${properties['title']}`)).toContain(
      'error MUST auth/wrong-scheme',
    );
    expect(readFileSync(file, 'utf8')).toMatch(/^from before\n\n## ❌ NONCONFORMANT\n/);
  });

  test('writes neither with --no-ci-output', async () => {
    const file = summary();
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    expect((await checked(FAULT, ['--no-ci-output'], environment)).stderr).toBe('');
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('nor anywhere else', () => {
    const file = summary();
    expect(written({ CI: 'true', GITLAB_CI: 'true', GITHUB_STEP_SUMMARY: file })).toBe('');
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('nor what was asked for by hand', () => {
    const file = summary();
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    expect(written(environment, 'github', 'markdown')).toBe('');
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('what other commands wrote counts to what a summary may have', () => {
    const file = summary('x'.repeat(LARGEST_SUMMARY - 2000));
    written({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file });
    const text = readFileSync(file, 'utf8');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST_SUMMARY);
    expect(text).toMatch(/## ❌ NONCONFORMANT\n[\s\S]*Left out, as there is no room/);
  });

  test('a summary that cannot be written is said, and no more', () => {
    const said = written({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: folder() });
    expect(said).toMatch(/the summary of the step cannot be written: EISDIR/);
  });
});
