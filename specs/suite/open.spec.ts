import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openContract, packagedContract } from '../../src/suite/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'trysquare-open-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'api'));
mkdirSync(join(folder, 'shared'));
const surface = join(folder, 'api', 'api.yaml');
const shared = join(folder, 'shared');
writeFileSync(join(shared, 'thing.yaml'), 'type: object\n');
writeFileSync(
  surface,
  `openapi: 3.0.3
info: {title: Things, version: '1'}
paths:
  /things/{id}/:
    get:
      responses: {'200': {description: One, content: {application/json: {schema: {$ref: ../shared/thing.yaml}}}}}
`,
);

const notes = async (allowRefs?: readonly string[]) => {
  const contract = await openContract({ surface, ...(allowRefs && { allowRefs }) });
  return contract.notes.map(({ message }) => message);
};

test('a surface may refer to what is named, outside of its own folder', async () => {
  expect((await notes()).join()).toMatch(/thing\.yaml.*outside of the folder/);
  expect(await notes([shared])).toEqual([]);
});

test('what goes with a surface goes with none that is loaded already', async () => {
  const contract = packagedContract();
  for (const more of [{ surface }, { overlays: [] }, { allowRefs: [shared] }])
    await expect(openContract({ contract, ...more })).rejects.toThrow(/as it is loaded/);
});
