/** Documents as a bundle has them: the same texts make the same contract, wherever they came from. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { contractTexts, surfaceTexts } from '../../src/bundle/documents/collect.ts';
import { relabelled } from '../../src/bundle/documents/labels.ts';
import type { SurfaceTexts } from '../../src/bundle/documents/model.ts';
import { packed, unpacked } from '../../src/bundle/documents/pack.ts';
import { laidOver } from '../../src/bundle/documents/surface.ts';
import { emptyConfig } from '../../src/config/config.ts';
import { contractOf } from '../../src/open/contract.ts';
import { jsonText } from '../../src/report/formats/common/json-text.ts';
import { contractAt, planFor } from '../support/judged.ts';
import { lessOverlay, thing, things } from './surface.ts';

const file = fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url));
const contract = contractAt(file);
const nothing = () => Promise.reject(new Error('nothing is fetched'));

const folder = join(mkdtempSync(join(tmpdir(), 'trysquare-documents-')), 'deep', 'er');
mkdirSync(folder, { recursive: true });
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
put('thing.json', thing);
const overlay = put('less.yaml', lessOverlay);
const surface = put('theirs.json', things);

/** A surface that went into a bundle and came out of it. */
function carried(texts: SurfaceTexts): SurfaceTexts {
  const { index, files } = packed({ contract: contractTexts(contract), surface: texts });
  const bytes = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
  for (const name of files.keys()) expect(name).toMatch(/^documents\/[a-z]+\/\d+-[A-Za-z0-9._-]+$/);
  return unpacked(Buffer.from(jsonText(index)), bytes).surface as SurfaceTexts;
}

test('a surface of two files and an overlay is, out of a bundle, the one that was judged', async () => {
  const judged = await contractOf({ contract: file, surface, overlay: [overlay] }, emptyConfig);
  const texts = carried(await surfaceTexts(surface, [overlay], nothing));
  expect([...texts.others.keys()]).toEqual([expect.stringMatching(/\/thing\.json$/)]);
  expect(JSON.stringify(packed({ contract: [], surface: texts }).index)).not.toContain('trysquare-documents');
  const laid = await laidOver(contract, texts);
  expect(laid.surface?.digest).toBe(judged.surface?.digest);
  expect(laid.operations.map(({ key }) => key)).toEqual(judged.operations.map(({ key }) => key));
  expect(planFor(laid).digest).toBe(planFor(judged).digest);
});

test('so is one from a server; what stands on another is not asked for', async () => {
  const pages: Record<string, string> = {
    'https://vendor.invalid/api/theirs.json': things
      .replaceAll('thing.json', '../thing.json')
      .replace('../thing.json', 'https://elsewhere.invalid/thing.json'),
    'https://vendor.invalid/thing.json': thing,
  };
  const asked: string[] = [];
  const fetch = (url: string): Promise<string> => {
    asked.push(url);
    return Promise.resolve(pages[url] ?? '');
  };
  const texts = carried(await surfaceTexts('https://vendor.invalid/api/theirs.json', [], fetch));
  expect(asked).toEqual(Object.keys(pages));
  expect([...texts.missing]).toEqual([
    [
      'https://elsewhere.invalid/thing.json',
      'elsewhere.invalid is not asked for it (download it, and let the reference name the file)',
    ],
  ]);
  expect((await laidOver(contract, texts)).surface).toMatchObject({ title: 'Things', operations: 5 });
});

test('what is outside of the folder stays outside, under any name', async () => {
  writeFileSync(join(folder, '..', 'secret.json'), '{"type": "object"}');
  const names = ['../secret.json', '/etc/hostname', '%2e%2e/secret.json', 'nothing.json'];
  const prying = names.map((name, at) => [`/v2/${at}`, { get: { responses: { 200: { $ref: name } } } }]);
  const main = put(
    'prying.json',
    JSON.stringify({ ...JSON.parse(things), paths: Object.fromEntries(prying) }),
  );
  const texts = await surfaceTexts(main, [], nothing);
  expect([...texts.others.keys()].filter((location) => !location.endsWith('/thing.json'))).toEqual([]);
  expect([...texts.missing.values()].sort()).toEqual([
    ...Array(texts.missing.size - 1).fill(
      'it is outside of the folder of the document (--allow-ref PATH lets it be read)',
    ),
    'there is no such file',
  ]);
});

test('what the user named outside of the folder is carried along, and nothing beside it', async () => {
  const shared = mkdtempSync(join(folder, '..', 'trysquare-shared-'));
  writeFileSync(join(shared, 'thing.json'), thing);
  writeFileSync(join(shared, 'secret.json'), '{"type": "object", "title": "TopSecret"}');
  const below = basename(shared);
  const main = put(
    'wide.json',
    things
      .replaceAll('thing.json', `../${below}/thing.json`)
      .replace('"paths":', `"x": {"$ref": "../${below}/secret.json"}, "paths":`),
  );
  for (const allowed of [[join(shared, 'thing.json')], [shared]]) {
    const judged = await contractOf({ contract: file, surface: main, allowRef: allowed }, emptyConfig);
    const texts = carried(await surfaceTexts(main, [], nothing, allowed));
    expect([...texts.others.values()].map(({ label }) => label)).toContain(`outside/${below}/thing.json`);
    const laid = await laidOver(contract, texts);
    expect(laid.surface?.digest).toBe(judged.surface?.digest);
    expect(planFor(laid).digest).toBe(planFor(judged).digest);
    expect(JSON.stringify([...texts.others]).includes('TopSecret')).toBe(allowed[0] === shared);
  }
  const none = await surfaceTexts(main, [], nothing);
  expect([...none.others]).toEqual([]);
});

test('reports name the documents of a contract alike, wherever it is', () => {
  const [text] = contractTexts(contract);
  expect(text?.label).toBe('problem.openapi.yaml');
  const { catalogue, source } = relabelled(contract, ['theirs.yaml']);
  expect(new Set(catalogue.map(({ location }) => location.file))).toEqual(new Set(['theirs.yaml']));
  expect(source.locate('/paths')).toMatchObject({
    file: 'theirs.yaml',
    line: contract.source.locate('/paths').line,
  });
});
