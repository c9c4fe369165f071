import { expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { startReference } from '../../src/cli/reference.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { complaints, contractAt, planFor } from '../support/judged.ts';
import { laidOver, vendorDocument } from '../support/vendor.ts';

const own = contractAt();
const understood = ({ operations }: Contract) =>
  operations.map(({ key, kind, collection, security }) => ({ key, kind, collection, security }));

const VERSIONS = ['2.0', '3.0.3', '3.1.0', '3.2.0'];

test.each(VERSIONS)(
  'a vendor’s document of version %s that tells of success alone is understood as the contract’s own operations are',
  (version) => {
    const contract = laidOver(vendorDocument(version));
    expect(understood(contract)).toEqual(understood(own));
    expect(contract).toMatchObject({
      untestable: [],
      notes: [],
      surface: { contradictions: [], operations: 34 },
    });
  },
);

test.each(VERSIONS)('and a server of it is judged whole, version %s', async (version) => {
  const contract = laidOver(vendorDocument(version));
  const server = await startReference(contract);
  try {
    const report = await check(planFor(contract), { target: server.url, keys: server.keys });
    expect(complaints(report)).toEqual([]);
    expect(report.outcome).toBe('conformant');
    expect(report.profiles['core']?.verified.length).toBe(29);
  } finally {
    await server.close();
  }
});
