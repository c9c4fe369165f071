import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { mutated } from '../../src/reference/mutant.ts';
import { breaks } from '../../src/reference/mutants/helpers.ts';
import { mutantNamed, mutants } from '../../src/reference/mutants/index.ts';
import { createReference } from '../../src/reference/server.ts';
import { client, contract, keys, ORIGIN, type Said } from './client.ts';
import { typicalCalls } from './typical-calls.ts';

const server = () => createReference(contract, { keys, origin: () => ORIGIN });
const plain = await typicalCalls(client(contract, server()));
const control = 'control/inert';

const withMutant = (id: string): Promise<Said[]> =>
  typicalCalls(client(contract, mutated(server(), mutantNamed(id), { contract, keys })));

const shown = ({ answer }: Said): unknown => ({ ...answer, body: answer.body.toString() });

test('each has an id of its own, which is its file', () => {
  const ids = mutants.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(existsSync(new URL(`../../src/reference/mutants/${id}.ts`, import.meta.url))).toBe(true);
  expect(() => mutantNamed('auth/nobody')).toThrow('no fault is named auth/nobody');
});

test('each file is one of them, in the family that its folder names', () => {
  const folder = fileURLToPath(new URL('../../src/reference/mutants/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^\w+\/(?!index\.ts$)[\w-]+\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''));
  expect(mutants.map(({ id }) => id).sort()).toEqual(files.sort());
  // Whoever shows them takes the last two for the controls.
  expect(mutants.slice(-2).map(({ id }) => id)).toEqual(['control/always-fails', 'control/inert']);
});

describe('every core requirement that is tested has its faults', () => {
  const core = contract.catalogue.filter(
    ({ profiles, notTested }) => profiles.includes('core') && notTested === undefined,
  );

  test.each(core.map(({ id }) => id))('%s', (id) => {
    expect(mutants.filter(({ requirement }) => requirement === id).length).toBeGreaterThanOrEqual(2);
  });

  test('and no fault names a requirement that there is not', () => {
    const ids = new Set(['none', ...contract.catalogue.map(({ id }) => id)]);
    expect(mutants.filter(({ requirement }) => !ids.has(requirement))).toEqual([]);
  });
});

const fitting = mutants.filter(
  ({ requirement, fits }) => requirement !== 'none' && (fits?.(contract) ?? true),
);

test.each(fitting.map(({ id }) => id))('%s shows', async (id) => {
  const answers = await withMutant(id);
  expect(answers.map(shown)).not.toEqual(plain.map(shown));
});

test('the inert one changes nothing that the contract speaks of', async () => {
  const facts = { contract, keys, operationOf: () => undefined, memory: new Map() };
  const answers = await withMutant(control);
  expect(answers.map(({ status }) => status)).toEqual(plain.map(({ status }) => status));
  const [operation] = contract.operations;
  for (const [index, { status, value, answer }] of answers.entries()) {
    if (status < 400) expect(value).toEqual(plain[index]?.value);
    else if (operation !== undefined) expect(breaks(facts, operation, answer, value)).toBe(false);
  }
});
