import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadContract } from '../../src/contract/contract.ts';
import { DocumentError } from '../../src/errors.ts';
import { answersAsked } from '../../src/requirements/index.ts';
import { contractOf } from '../support/contract.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('what is no contract is refused', () => {
  test.each([
    ['an older OpenAPI', { openapi: '3.0.3' }, /OpenAPI 3\.1/],
    ['Swagger', { openapi: undefined, swagger: '2.0' }, /OpenAPI 3\.1/],
    ['a document without paths', { paths: undefined }, /no paths/],
  ])('%s', (_, root, message) => {
    expect(() => contractOf({ root })).toThrow(DocumentError);
    expect(() => contractOf({ root })).toThrow(message);
  });
});

test('a contract without an envelope has no lists', () => {
  const { operations } = contractOf({ conformance: { envelope: undefined } });
  expect(operations.find(({ key }) => key === 'GET /widgets/')?.kind).toBe('query');
});

test('an operation is found by its key, and an unknown one is an error', () => {
  expect(contractOf().operation('GET /widgets/').path).toBe('/widgets/');
  expect(() => contractOf().operation('GET /nowhere/')).toThrow('no operation GET /nowhere/');
});

describe.each(['openapi.yaml', 'specs/contracts/problem.openapi.yaml'])('%s', (file) => {
  const contract = loadContract(at(file), answersAsked);

  test('has no schema that cannot be used', () => {
    const bodies = contract.operations.flatMap((one) => [
      ...one.requestBody,
      ...[...one.responses.values()].flatMap(({ content }) => content),
    ]);
    const pointers = bodies.flatMap(({ schema }) => schema ?? []);
    expect(pointers.length).toBeGreaterThan(0);
    for (const direction of ['request', 'response'] as const)
      expect(pointers.flatMap((pointer) => contract.schemas.defect(pointer, direction) ?? [])).toEqual([]);
  });

  test('has examples that keep its schemas', () => {
    for (const { role, media } of [...contract.roles.values()].flatMap((role) =>
      role.response.content.map((media) => ({ role, media })),
    )) {
      const errors = contract.schemas.errors(media.schema ?? '', media.example, 'response');
      expect({ role: role.name, errors }).toEqual({ role: role.name, errors: [] });
    }
  });
});
