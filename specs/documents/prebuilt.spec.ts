import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { segmentsOf } from '../../src/documents/pointer.ts';
import { PREBUILT, prebuild, prebuiltOf } from '../../src/documents/prebuilt.ts';
import { parseSource, treeOf } from '../../src/documents/source.ts';
import { defaultContract } from '../../src/package-info.ts';

const text = readFileSync(defaultContract, 'utf8');
const digest = createHash('sha256').update(text).digest('hex');

test('what was parsed before says the same of every part as what is parsed now', () => {
  const tree = treeOf(defaultContract, text);
  const before = JSON.parse(JSON.stringify(prebuild(digest, tree)));
  expect(before.value).toEqual(tree.value);
  const pointers = Object.keys(before.offsets);
  expect(pointers.length).toBeGreaterThan(1_000);
  for (const pointer of pointers) expect(before.offsets[pointer]).toBe(tree.offsetOf(segmentsOf(pointer)));
});

test('the built package has it of the contract that it comes with', () => {
  const file = new URL('../../dist/openapi.prebuilt.json', import.meta.url);
  const { digest: built, value } = JSON.parse(readFileSync(file, 'utf8'));
  expect(built).toBe(digest);
  expect(value).toEqual(parseSource(defaultContract, text).value);
});

test('from the source, and of another text, there is none', () => {
  expect(PREBUILT.pathname).toMatch(/\/src\/openapi\.prebuilt\.json$/);
  expect(prebuiltOf(digest)).toBeUndefined();
});
