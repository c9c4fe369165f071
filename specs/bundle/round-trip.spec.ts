import { expect, test } from '@jest/globals';
import { checks } from '../../src/bundle/checks/index.ts';
import { verifyFolder } from '../../src/bundle/verify.ts';
import { contractAt } from '../support/judged.ts';
import { expecting, newKey, ran, sealed } from './support.ts';

test('t', async () => {
  let t = performance.now();
  const lap = (name: string) => { process.stderr.write(`${name} ${Math.round(performance.now() - t)}\n`); t = performance.now(); };
  const contract = contractAt();
  const made = await ran(contract);
  lap('ran');
  const key = newKey();
  const files = await sealed(made, key);
  lap('sealed');
  const result = await verifyFolder({ files, problems: [] }, expecting(contract, key));
  lap('verified');
  expect(result.checks.filter((c) => c.verdict !== 'passed')).toEqual([]);
  for (const c of checks) {
    await verifyFolder({ files, problems: [] }, expecting(contract, key), c.name);
    lap(c.name);
  }
});
