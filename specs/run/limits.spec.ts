import { describe, expect, test } from '@jest/globals';
import { Allowance, LONGEST_ANSWER } from '../../src/run/limits.ts';

const MIB = 1024 * 1024;
const bytes = (text: string) => Buffer.from(text);
const verdict = (text: string, isJson = true) => new Allowance().share().verdict(bytes(text), isJson);

describe('an answer', () => {
  test('is read up to its longest, and no further', () => {
    const share = new Allowance().share();
    expect(share.objection(LONGEST_ANSWER)).toBeUndefined();
    expect(share.objection(LONGEST_ANSWER + 1)).toBe('the answer is longer than 16 MiB');
  });

  test('that is short takes nothing from the others', () => {
    const allowance = new Allowance();
    for (let i = 0; i < 1_000; i += 1) expect(allowance.share().objection(MIB)).toBeUndefined();
  });

  test('that is long takes from all of the run, until it is given back', () => {
    const allowance = new Allowance();
    const shares = Array.from({ length: 4 }, () => allowance.share());
    for (const share of shares) expect(share.objection(LONGEST_ANSWER)).toBeUndefined();
    expect(allowance.share().objection(MIB + 1)).toMatch(
      /64 MiB of long answers \(over 1 MiB\), and keeps no more/,
    );
    shares[0]?.giveBack();
    expect(allowance.share().objection(MIB + 1)).toBeUndefined();
  });

  test('takes what it has come to, and not the sum of the steps', () => {
    const share = new Allowance().share();
    for (let length = MIB; length <= LONGEST_ANSWER; length += MIB)
      expect(share.objection(length)).toBeUndefined();
    for (let i = 0; i < 50; i += 1) expect(share.objection(LONGEST_ANSWER)).toBeUndefined();
  });
});

describe('a body of JSON is too much', () => {
  test.each([
    ['with too many items', `[${'0,'.repeat(100_000)}0]`, /more than 100,000 values/],
    ['with too many objects', `[${'{}'.repeat(100_001)}]`, /more than 100,000 values/],
    ['nested too deeply', '['.repeat(501), /nested more than 500 deep/],
  ])('%s', (_, text, reason) => expect(verdict(text)).toMatch(reason));

  test.each([
    ['a text that only looks like it', JSON.stringify({ text: '[{,"\\'.repeat(50_000) })],
    ['a text that never ends', `"${'[,'.repeat(100_000)}`],
    ['an escape at the very end', `"${'[,'.repeat(100_000)}\\`],
    ['500 deep', `${'['.repeat(500)}${']'.repeat(500)}`],
    ['nothing', ''],
  ])('and is not: %s', (_, text) => expect(verdict(text)).toBeUndefined());
});

test('a body that is no JSON has no values', () => {
  expect(verdict('['.repeat(200_000), false)).toBeUndefined();
});
