import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { startReference } from '../../src/cli/reference.ts';
import { contractAt } from '../support/judged.ts';
import { bash, documentOf, textOf, workspace } from './jobs.ts';

const { stages, variables, 'trysquare:shard': shard, trysquare: merge } = documentOf('gitlab/trysquare.yml');
const faulty = await startReference(contractAt(), 0, 'auth/wrong-scheme-bearer');
afterAll(() => faulty.close());
const keys = { TRYSQUARE_KEY: faulty.keys.full, TRYSQUARE_KEY_RESTRICTED: faulty.keys.restricted ?? '' };

/** What GitLab's documentation names as keywords of a job, as far as these are used. */
const KEYWORDS = ['stage', 'image', 'parallel', 'needs', 'when', 'script', 'artifacts'];

test('has no keyword that GitLab does not know, and no key', () => {
  for (const job of [shard, merge]) {
    expect(Object.keys(job).filter((name) => !KEYWORDS.includes(name))).toEqual([]);
    expect(stages).toContain(job.stage);
    expect(job.script.every((line: unknown) => typeof line === 'string')).toBe(true);
  }
  expect(merge.needs).toEqual([{ job: 'trysquare:shard', artifacts: true }]);
  expect(Object.keys(merge.artifacts.reports)).toEqual(['junit', 'codequality']);
  expect(Object.keys(variables).filter((name) => /KEY/.test(name))).toEqual([]);
  expect(textOf('gitlab/trysquare.yml')).not.toMatch(/TRYSQUARE_KEY\w*\s*:/);
});

test('its jobs judge a part each, and the last one merges them and leaves what GitLab shows', async () => {
  const folder = workspace();
  const of = shard.parallel as number;
  const jobs = await Promise.all(
    Array.from({ length: of }, (_, i) =>
      bash(shard.script.join('\n'), folder, {
        ...variables,
        ...keys,
        TRYSQUARE_TARGET: faulty.url,
        CI_NODE_INDEX: String(i + 1),
        CI_NODE_TOTAL: String(of),
      }),
    ),
  );
  expect(jobs.map(({ code }) => code)).toEqual([1, 1, 1]);
  const merged = await bash(merge.script.join('\n'), folder, variables);
  expect([merged.code, merged.output]).toEqual([1, expect.stringMatching(/NONCONFORMANT/)]);
  const { junit, codequality } = merge.artifacts.reports;
  expect(readFileSync(join(folder, junit), 'utf8')).toMatch(/auth\/wrong-scheme/);
  expect(JSON.parse(readFileSync(join(folder, codequality), 'utf8'))[0].check_name).toBe('outcome');
  expect(existsSync(join(folder, 'trysquare/badge.json'))).toBe(true);
});

test('without a target nothing is judged, and it says so', async () => {
  const environment = { ...variables, ...keys, CI_NODE_INDEX: '1', CI_NODE_TOTAL: '3' };
  const { code, output } = await bash(shard.script.join('\n'), workspace(), environment);
  expect([code, output]).toEqual([1, expect.stringMatching(/TRYSQUARE_TARGET: names no API to judge/)]);
});
