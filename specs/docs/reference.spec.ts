/** The reference pages say what the code does. `npm run docs` writes them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { contractAt } from '../support/judged.ts';
import { referencePages } from './reference-pages.ts';

const folder = fileURLToPath(new URL('../../src/docs/reference/', import.meta.url));
const pages = await referencePages(contractAt());

if (process.env['TRYSQUARE_WRITE_DOCS']) for (const [name, text] of pages) writeFileSync(folder + name, text);

test.each([...pages.keys()])('%s says what the code does (npm run docs writes it anew)', (name) => {
  const written = existsSync(folder + name) ? readFileSync(folder + name, 'utf8') : '';
  expect(written).toBe(pages.get(name));
});

test('there is no other page', () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
});
