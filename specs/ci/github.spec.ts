import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startReference } from '../../src/cli/reference.ts';
import { contractAt } from '../support/judged.ts';
import { bash, documentOf, textOf, workspace } from './jobs.ts';

const action = documentOf('github/action.yml');
const workflow = documentOf('github/workflow.yml');
const [step] = action.runs.steps;
const contract = contractAt();
const conforming = await startReference(contract);
const faulty = await startReference(contract, 0, 'auth/wrong-scheme-bearer');
afterAll(async () => {
  await conforming.close();
  await faulty.close();
});
const keys = {
  TRYSQUARE_KEY: conforming.keys.full,
  TRYSQUARE_KEY_RESTRICTED: conforming.keys.restricted ?? '',
};

/** Runs the step of the action as GitHub does: what it is given stands in its environment. */
async function used(given: Record<string, string>, folder = workspace()) {
  const inputs = Object.entries(action.inputs as Record<string, { default: string }>).map(([name, input]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? input.default,
  ]);
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const environment = { ...keys, ...Object.fromEntries(inputs), ...files, GITHUB_ACTIONS: 'true' };
  const { code, output } = await bash(step.run, folder, environment);
  const read = (file: string): string => readFileSync(file, 'utf8');
  return { code, output, folder, told: read(files.GITHUB_OUTPUT), summary: read(files.GITHUB_STEP_SUMMARY) };
}

describe('the action and the workflow', () => {
  test("are valid by GitHub's schemas", () => {
    expect(validateAction(textOf('github/action.yml')).errors).toEqual([]);
    expect(validateWorkflow(textOf('github/workflow.yml')).errors).toEqual([]);
  });

  test('put no expression into a script, and take keys from secrets alone', () => {
    expect(JSON.stringify(action.runs.steps.map(({ run }: { run: string }) => run))).not.toContain('${{');
    expect(Object.keys(step.env).sort()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `INPUT_${name.toUpperCase()}`)
        .sort(),
    );
    expect(Object.keys(action.inputs).filter((name) => /key|token|secret/i.test(name))).toEqual([]);
    const used = JSON.stringify(workflow).match(/"TRYSQUARE_KEY\w*":"[^"]*"/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((one) => !/\$\{\{ secrets\.TRYSQUARE_KEY\w* \}\}/.test(one))).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });
});

describe('the step', () => {
  test('judges, annotates, summarises, and leaves all reports', async () => {
    const { code, output, told, summary, folder } = await used({ target: faulty.url });
    expect(code).toBe(1);
    expect(output).toMatch(/^::error .*title=MUST auth\/wrong-scheme::/m);
    expect(told).toBe('outcome=nonconformant\nexit-code=1\nreport<<TRYSQUARE\ntrysquare\nTRYSQUARE\n');
    expect(summary).toMatch(/NONCONFORMANT/);
    for (const name of ['report.json', 'report.html', 'junit.xml', 'trysquare.sarif', 'badge.json'])
      expect(existsSync(join(folder, 'trysquare', name))).toBe(true);
    expect(readFileSync(join(folder, 'trysquare/badge.json'), 'utf8')).toMatch(/nonconformant/);
  });

  test('in three jobs and one that merges them comes to what one comes to', async () => {
    const shards = workflow.jobs.judge.strategy.matrix.shard as string[];
    const folder = workspace();
    const jobs = await Promise.all(
      shards.map((shard, index) =>
        used({ target: faulty.url, shard, out: `shards/trysquare-${index}` }, folder),
      ),
    );
    expect(jobs.map(({ code }) => code)).toEqual([1, 1, 1]);
    const merged = await used({ merge: 'shards' }, folder);
    expect(merged.code).toBe(1);
    expect(merged.told).toMatch(/^outcome=nonconformant$/m);
    expect(merged.summary).toMatch(/NONCONFORMANT/);
    expect(merged.output).toMatch(/^::error .*title=MUST auth\/wrong-scheme::/m);
    expect(existsSync(join(folder, 'trysquare/trysquare.sarif'))).toBe(true);
  });

  test('softens its end by a baseline', async () => {
    const folder = workspace();
    const update = `npx --yes trysquare@latest check --baseline known.yaml --update-baseline '${faulty.url}'`;
    await bash(update, folder, keys);
    const { code, told } = await used({ target: faulty.url, baseline: 'known.yaml' }, folder);
    expect([code, told]).toEqual([0, expect.stringMatching(/^outcome=nonconformant\nexit-code=0$/m)]);
  });

  test.each<readonly [string, Record<string, string>]>([
    ['no target', {}],
    ['an option for a target', { target: '--sign=x' }],
    ['a command for a target', { target: '$(touch pwned); `touch pwned`' }],
    ['a command in a surface', { target: 'http://127.0.0.1:1', surface: '$(touch pwned)";touch pwned' }],
    ['no target there', { target: 'http://127.0.0.1:1' }],
    ['nothing to merge', { merge: 'nowhere' }],
  ])('judges nothing with %s, and says so', async (_, given) => {
    const { code, folder, told } = await used(given);
    expect(code).toBe(2);
    expect(told).not.toMatch(/outcome=\w/);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});
