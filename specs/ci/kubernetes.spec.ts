import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { startReference } from '../../src/cli/reference.ts';
import { contractAt } from '../support/judged.ts';
import { bash, documentOf, workspace } from './jobs.ts';

const job = documentOf('kubernetes/job.yaml');
const [container] = job.spec.template.spec.containers;
const conforming = await startReference(contractAt());
afterAll(() => conforming.close());
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Kubernetes' own description of a Job, as types: a name that it does not have is an error. */
function typeProblems(value: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-job-'));
  const types = join(root, 'node_modules/kubernetes-types/batch/v1.js');
  const text = `import type { Job } from ${JSON.stringify(types)};\nexport const job: Job = ${JSON.stringify(value)};\n`;
  writeFileSync(join(folder, 'job.ts'), text);
  const words = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--types',
    '',
    '--skipLibCheck',
    join(folder, 'job.ts'),
  ];
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("is a Job by Kubernetes' description", () => {
  expect(typeProblems(job)).toBe('');
  expect(typeProblems({ ...job, spec: { ...job.spec, completionz: 3 } })).toMatch(/completionz/);
  expect(job.spec.completionMode).toBe('Indexed');
  expect([job.spec.completions, job.spec.parallelism]).toEqual([3, 3]);
});

test('takes keys from a secret, and as many shards as there are completions', () => {
  const env = new Map<string, { value?: string; valueFrom?: object }>(
    container.env.map((one: { name: string }) => [one.name, one]),
  );
  expect(env.get('TRYSQUARE_SHARDS')?.value).toBe(String(job.spec.completions));
  for (const [name, one] of env)
    if (/KEY/.test(name)) expect(one).toEqual({ name, valueFrom: { secretKeyRef: expect.anything() } });
});

test('its pods judge a part each, and their runs can be merged', async () => {
  const folder = workspace();
  const runs = join(folder, 'runs');
  mkdirSync(runs);
  const given = Object.fromEntries(
    container.env.flatMap((one: { name: string; value?: string }) =>
      one.value === undefined ? [] : [[one.name, one.value]],
    ),
  );
  const environment = {
    ...given,
    TRYSQUARE_TARGET: conforming.url,
    TRYSQUARE_RUNS: runs,
    TRYSQUARE_KEY: conforming.keys.full,
    TRYSQUARE_KEY_RESTRICTED: conforming.keys.restricted ?? '',
  };
  const pods = await Promise.all(
    Array.from({ length: job.spec.completions }, (_, index) =>
      bash(container.args[0], folder, { ...environment, JOB_COMPLETION_INDEX: String(index) }),
    ),
  );
  expect(pods.map(({ code }) => code)).toEqual([0, 0, 0]);
  const merged = await bash('npx --yes trysquare@latest report runs/*', folder, {});
  expect([merged.code, merged.output]).toEqual([0, expect.stringMatching(/CONFORMANT/)]);
});
