/**
 * The contract suite: one test for each case of the plan, against TARGET (with its keys in the environment), or
 * against the reference server.
 */
import { afterAll } from '@jest/globals';
import { startReference } from '../../src/cli/reference.ts';
import { contractSuite } from '../../src/jest/index.ts';
import { contractAt } from '../support/judged.ts';

const target = process.env['TARGET'];
const contract = contractAt();
const reference = target === undefined ? await startReference(contract) : undefined;
afterAll(() => reference?.close());

await contractSuite({
  contract,
  target: target ?? reference?.url ?? '',
  ...(reference && { keys: reference.keys }),
});
