/** One is no plural: a number before a noun goes through `plural`, unless it is never one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { plural } from '../src/plural.ts';

const root = fileURLToPath(new URL('../src/', import.meta.url));

const NOUNS =
  'attempts|cases|characters|checks|entries|exchanges|files|findings|globs|items|known faults|members|operations|pages|parameters|places|requests|requirements|resources';

/** What stands behind a number that somebody puts into a text. */
const COUNTED = new RegExp(`\\$\\{([^{}]*)\\} (${NOUNS})\\b`, 'g');

/** Numbers that are always more than one, and texts that no person reads. */
const NEVER_ONE: readonly string[] = [
  'bundle/calibrating.ts: results.length known faults',
  'bundle/limits.ts: checks.length checks',
  'cli/countersign.ts: verification.checks.length checks',
  'cli/har.ts: entries.length entries',
  'cli/watch/lines.ts: operations.length operations',
  'contract/ignored.ts: calling.length operations',
  'documents/library.ts: MOST_FILES files',
  "documents/yaml-tree.ts: MOST_MERGED.toLocaleString('en') members",
  'plan/plan.ts: at cases',
  'reference/mutants/body/header-with-unit.ts: headerOf(answer, header.name) items',
  'report/formats/html/finding.ts: attempts attempts',
  'values/invalid-arrays.ts: items items',
];

test('one has no plural, and everything else has', () => {
  expect([0, 1, 2].map((count) => plural(count, 'case'))).toEqual(['0 cases', '1 case', '2 cases']);
});

test('no text counts by itself, nor does the script of a page', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(COUNTED)].map(
      ([, count, noun]) => `${file}: ${count} ${noun}`,
    ),
  );
  const added = new RegExp(`\\+ ' (?:${NOUNS})\\b`);
  expect(files.filter((file) => added.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  expect(found.sort()).toEqual([...NEVER_ONE].sort());
});
