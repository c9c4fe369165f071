/** Where a run writes to, and what becomes of it where that ends: full, closed, gone, or interrupted. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningReference, referenceKeys, startReference } from '../../src/cli/reference.ts';
import { readReport } from '../../src/cli/report/read-report.ts';
import { contractAt } from '../support/judged.ts';
import { main, start } from './command.ts';

const sample = fileURLToPath(new URL('../../reports/sample', import.meta.url));
const folder = (): string => mkdtempSync(join(tmpdir(), 'trysquare-'));
const keys = {
  TRYSQUARE_KEY: referenceKeys.full,
  TRYSQUARE_KEY_OTHER: referenceKeys.other,
  TRYSQUARE_KEY_RESTRICTED: referenceKeys.restricted,
};
let server: RunningReference;
beforeAll(async () => {
  server = await startReference(contractAt());
});
afterAll(() => server.close());

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of a shell, in which `$check` judges the reference server. */
function shell(line: string, more: Record<string, string> = {}): Promise<Said> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...keys,
    MAIN: main,
    NODE: process.execPath,
    URL: server.url,
    ...more,
  };
  return new Promise((resolve) =>
    execFile('bash', ['--norc', '-c', line], { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}
const CHECK = '"$NODE" "$MAIN" check "$URL" --seed 1';

describe('stdout', () => {
  test('that nobody reads to its end changes no verdict', async () => {
    const { code, stderr } = await shell(
      `${CHECK} --report json | head -c 10 > /dev/null; exit \${PIPESTATUS[0]}`,
    );
    expect([code, stderr]).toEqual([0, '']);
  });

  test('and stderr that are closed neither', async () => {
    expect((await shell(`${CHECK} >&- 2>&-`)).code).toBe(0);
  });

  test('that is full is an error of whoever runs it: 2, and says so', async () => {
    const { code, stderr } = await shell(`${CHECK} > /dev/full`);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/stdout cannot be written: the disk is full/)]);
  });
});

describe('a disk that is full', () => {
  test('while the run goes on: what was judged is shown', async () => {
    const out = join(folder(), 'run');
    const { code, stdout, stderr } = await shell(`ulimit -f 100; ${CHECK} --out "$OUT"`, { OUT: out });
    expect(stdout).toMatch(/INCOMPLETE|CONFORM/);
    expect(stdout).toMatch(/the record of the run cannot be written/);
    expect(stderr).toMatch(/cannot be written/);
    expect(code).toBe(2);
    expect(readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual(
      [],
    );
  });

  test('where a report is written: the others are, and it is not there in part', async () => {
    const out = folder();
    const { code, stdout, stderr } = await shell(
      `ulimit -f 20; "$NODE" "$MAIN" report "$RUN" --format json="$OUT/a.json" --format badge="$OUT/b.json"`,
      { OUT: out, RUN: sample },
    );
    expect(stdout).toContain('CONFORMANT');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/a\.json cannot be written/)]);
    expect(readdirSync(out)).toEqual(['b.json']);
  });
});

test('a pipe is written to, and stays one', async () => {
  const pipe = join(folder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reader = spawn('cat', [pipe]);
  let read = '';
  reader.stdout.on('data', (bytes: Buffer) => {
    read += bytes.toString();
  });
  const ended = new Promise((resolve) => reader.on('close', resolve));
  const { code } = await shell(`${CHECK} --report badge="$PIPE"`, { PIPE: pipe });
  await ended;
  expect([code, lstatSync(pipe).isFIFO(), JSON.parse(read)]).toEqual([
    0,
    true,
    expect.objectContaining({ schemaVersion: 1 }),
  ]);
});

test('a pipe that nobody reads from is an error, and the other reports are written', async () => {
  const place = folder();
  execFileSync('mkfifo', [join(place, 'pipe')]);
  const { code, stdout, stderr } = await shell(
    `${CHECK} --report badge="$AT/pipe" --report badge="$AT/badge.json" --report terminal`,
    { AT: place },
  );
  expect(stdout).toMatch(/CONFORMANT/);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/pipe cannot be written: .*nobody reads from it/),
  ]);
  expect(readdirSync(place)).toContain('badge.json');
});

describe('a signal', () => {
  const words = (out: string): string[] => [
    'check',
    server.url,
    '--seed',
    '1',
    '--rate',
    '150',
    '--out',
    out,
  ];
  const count = async (): Promise<number> => {
    const headers = { Authorization: `Api-Key ${referenceKeys.full}` };
    const answer = await fetch(`${server.url}/api/chatbots/`, { headers });
    return ((await answer.json()) as { count: number }).count;
  };

  test.each([
    ['SIGINT', 0],
    ['SIGTERM', 150],
    ['SIGINT', 400],
    ['SIGHUP', 700],
    ['SIGTERM', 1_200],
  ] as const)('%s after %i ms ends it well', async (signal, after) => {
    const before = await count();
    const out = join(folder(), 'run');
    const running = start(words(out), keys);
    await wait(after);
    running.kill(signal);
    const { code, stdout, stderr } = await running.ended;
    // Before anything was sent there is nothing to end.
    expect([null, 2, 3]).toContain(code);
    expect(stderr).not.toMatch(/a bug of ours/);
    if (code === 3) {
      expect(stdout).toMatch(/INCOMPLETE/);
      expect(readReport(join(out, 'report.json')).run.aborted).toMatch(/interrupted/);
    } else expect(existsSync(join(out, 'report.json'))).toBe(false);
    expect(await count()).toBe(before);
  });

  test('twice stops it at once, and leaves what it takes to go on', async () => {
    const out = join(folder(), 'run');
    const running = start(words(out), keys);
    // Before it is under way a signal ends it without a word.
    while (!existsSync(join(out, 'run.json'))) await wait(50);
    await wait(400);
    running.kill('SIGTERM');
    await running.printed(/ending/);
    const begun = performance.now();
    running.kill('SIGTERM');
    const { code } = await running.ended;
    // It may have come to its end in the meantime, with something judged or nothing.
    expect([null, 2, 3]).toContain(code);
    expect(performance.now() - begun).toBeLessThan(1_000);
    if (code === null) {
      expect(readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toHaveProperty('seal');
      const { ended } = start(['check', '--resume', out], keys);
      expect((await ended).code).toBe(0);
    }
  });
});
