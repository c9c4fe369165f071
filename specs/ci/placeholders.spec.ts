/** What somebody copies needs one thing replaced, and says so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateWorkflow } from '@action-validator/core';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { blocksIn } from '../docs/pages.ts';

const root = fileURLToPath(new URL('../../src/', import.meta.url));
const page = readFileSync(join(root, 'docs/how-to/ci.md'), 'utf8');
const files = new Map(
  readdirSync(join(root, 'ci'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => [name, readFileSync(join(root, 'ci', name), 'utf8')]),
);

const TARGET = 'https://staging.example.com';

/** What stands in documentation for something else. */
const PLACEHOLDER =
  /\b(?:OWNER|REPOSITORY|REPO|ORG|REF|YOUR\w*|MY_\w+|CHANGE_?ME|TODO|XXX)\b|<[a-z][\w -]*>|\bexample\.(?!com\b)\w+/;

const code = (text: string): string => text.replace(/^\s*#.*$/gm, '');
const times = (text: string, part: string): number => text.split(part).length - 1;

test('they are there', () => expect(files.size).toBe(4));

test.each([...files.keys(), 'how-to/ci.md'])('%s has no placeholder but the target', (name) => {
  const text = files.get(name) ?? page;
  expect(PLACEHOLDER.exec(text)?.[0]).toBeUndefined();
  const urls = text.match(/https?:\/\/[\w.:-]*\w/g) ?? [];
  expect(urls.filter((url) => url !== TARGET && url !== 'http://127.0.0.1:8000')).toEqual([]);
});

test.each([
  ['github/workflow.yml', 1],
  ['kubernetes/job.yaml', 1],
  ['github/action.yml', 0],
  ['gitlab/trysquare.yml', 0],
])(
  '%s has the target to replace so many times, and says at its top what is to be replaced: %d',
  (name, count) => {
    const text = files.get(name) ?? '';
    expect(times(code(text), TARGET)).toBe(count);
    expect(text.match(/to be\s+(?:#\s+)?replaced/g) ?? []).toHaveLength(1);
  },
);

test('the Action is used from where the page says to copy it', () => {
  const uses = [...(files.get('github/workflow.yml') ?? '').matchAll(/uses: (\S+)/g)].map(([, name]) => name);
  const others = uses.filter((name) => !/^(?:actions|github)\/[\w/-]+@v\d+$/.test(name ?? ''));
  expect(new Set(others)).toEqual(new Set(['./.github/actions/trysquare']));
  expect(page).toContain('src/ci/github/action.yml .github/actions/trysquare/');
});

test('what the page shows is valid, and sets what the template knows', () => {
  const [workflow = '', included = ''] = blocksIn(page, 'yaml');
  expect(validateWorkflow(workflow).errors).toEqual([]);
  const { variables } = parse(included) as { variables: Record<string, string> };
  expect(Object.keys(variables)).toEqual(['TRYSQUARE_TARGET']);
  expect(files.get('gitlab/trysquare.yml')).toContain('$' + '{TRYSQUARE_TARGET:?');
});
