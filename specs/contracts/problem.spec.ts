import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { calibrate } from '../../src/calibrate.ts';
import { startReference } from '../../src/cli/reference.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { contractAt, planFor } from '../support/judged.ts';

const contract = contractAt(fileURLToPath(new URL('./problem.openapi.yaml', import.meta.url)));

test('a quite different contract is judged by the same code: another header, another envelope, problem bodies', async () => {
  const calibration = await calibrate(planFor(contract), mutants, (mutant) =>
    startReference(contract, 0, mutant?.id),
  );
  expect(calibration.clean).toMatchObject({ outcome: 'conformant', findings: [] });
  expect(calibration.mutants.filter(({ fate }) => fate !== 'caught' && fate !== 'alive')).toEqual([]);
  expect(calibration.mutants.length).toBeGreaterThan(50);
}, 300_000);

test('the requirements name no text, header or member of one API', () => {
  const folder = fileURLToPath(new URL('../../src/requirements/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const own =
    /maiagent|'Authorization'|'results'|'detail'|pageSize'|nonFieldErrors|credentials were|This field|\b(CredentialsNotProvided|InvalidKeyFormat)\b/i;
  const naming = files.filter((name) => own.test(readFileSync(folder + name, 'utf8')));
  expect(files.length).toBeGreaterThan(30);
  expect(naming).toEqual([]);
});
