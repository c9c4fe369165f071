import { expect, test } from '@jest/globals';
import { causesOf, type Traced } from '../../src/report/consequences.ts';

function finding(requirement: string, ...exchanges: string[]): Traced {
  return { fingerprint: requirement, requirement, exchanges: new Set(exchanges) };
}

test('what failed on all the same exchanges, and on more, explains the rest', () => {
  const causes = causesOf([finding('error/not-found', 'a'), finding('body/media-type', 'a', 'b')]);
  expect([...causes]).toEqual([['error/not-found', 'body/media-type']]);
});

test('on the very same exchanges a server error explains the body, whatever their order', () => {
  const [one, other] = [finding('body/schema', 'a'), finding('status/no-server-error', 'a')];
  for (const findings of [
    [one, other],
    [other, one],
  ]) {
    expect([...causesOf(findings)]).toEqual([['body/schema', 'status/no-server-error']]);
  }
});

test('what failed elsewhere too is a finding of its own', () => {
  expect(causesOf([finding('body/schema', 'a', 'c'), finding('status/no-server-error', 'a', 'b')]).size).toBe(
    0,
  );
});

test('a danger is never the mere consequence of something', () => {
  const all = ['auth/no-disclosure', 'error/no-internals', 'isolation/read'].map((id) => finding(id, 'a'));
  expect(causesOf([finding('status/no-server-error', 'a', 'b'), ...all]).size).toBe(0);
});

test('what explains is not itself explained', () => {
  const causes = causesOf([finding('x/z', 'a'), finding('x/y', 'a', 'b'), finding('x/x', 'a', 'b', 'c')]);
  expect([...causes.values()]).toEqual(['x/x', 'x/x']);
});
