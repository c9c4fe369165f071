/** Forms of a request that have to be refused: a key in the wrong form, JSON with something behind it. */
import { expect, test } from '@jest/globals';
import { isUnparsable } from '../../src/reference/mutants/helpers.ts';
import { mutantNamed } from '../../src/reference/mutants/index.ts';
import { contractWith, json } from '../soundness/support.ts';
import { planFor } from '../support/judged.ts';
import { judgedWith, said } from './living.ts';

const operation = ['* /api/chatbots/*'];
const only = ['auth/malformed-key', 'auth/wrong-scheme', 'error/malformed-json', 'error/no-internals'];

test('a conforming server has no finding, and nothing is left open', async () => {
  const report = await judgedWith({ only, operation });
  for (const verdict of ['fail', 'inconclusive', 'not-run'] as const)
    expect(said(report, verdict)).toEqual([]);
});

test.each([
  ['auth/malformed-key-trimmed', 'behind -'],
  ['auth/wrong-scheme-basic-user', 'Basic user'],
  ['error/unparsable-end-passed-over', 'more behind'],
  ['error/constraint-shown', 'database error'],
])('%s is caught', async (id, told) => {
  const { requirement, mutate } = mutantNamed(id);
  const failed = said(await judgedWith({ only: [requirement], operation, vary: mutate }), 'fail');
  expect(failed.length).toBeGreaterThan(0);
  for (const line of failed) expect(line).toContain(told);
});

test('the text that shows the key as a user name is nowhere in the report', async () => {
  const { requirement, mutate } = mutantNamed('auth/wrong-scheme-basic-user');
  const report = JSON.stringify(await judgedWith({ only: [requirement], operation, vary: mutate }));
  expect(report).toContain('{{key:basic-user}}');
  expect(report).toContain('$(printf %s: \\"$TRYSQUARE_KEY\\" | base64 | tr -d \'\\\\n\')');
  expect(report).not.toContain(Buffer.from('LivingFullKey').toString('base64').slice(0, 12));
});

test('where HTTP Basic is documented as well, the key may be its user name', () => {
  const labels = (text: (contract: string) => string): string[] =>
    planFor(contractWith(text), {}, { only: ['auth/wrong-scheme'], operation: ['GET /api/chatbots/'] })
      .cases.filter(({ requirement }) => requirement === 'auth/wrong-scheme')
      .map(({ label }) => label);
  const usual = labels((text) => text);
  const basic = labels((text) =>
    text.replace('  securitySchemes:\n', '  securitySchemes:\n    Basic: {type: http, scheme: basic}\n'),
  );
  expect(usual.filter((label) => !basic.includes(label))).toEqual(['Basic user']);
});

test.each([422, 415, 500])('JSON with something behind it may be answered %d', async (status) => {
  const report = await judgedWith({
    only: ['error/malformed-json'],
    operation: ['POST /api/chatbots/'],
    vary: async (call, forward) =>
      isUnparsable(call) && call.body.length > 30 ? json(status, { detail: 'No.' }) : forward(call),
  });
  expect(said(report, 'fail')).toEqual([]);
});
