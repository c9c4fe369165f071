import { describe, expect, test } from '@jest/globals';
import { asOwner, isOther } from '../../src/reference/mutants/changes.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { answerWith } from '../../src/reference/mutants/roles.ts';
import { judgedWith, said } from './living.ts';

const only = ['isolation/*'];

test('a conforming server has no finding, and nothing is left open', async () => {
  const report = await judgedWith({ only });
  expect(said(report, 'fail')).toEqual([]);
  expect(said(report, 'inconclusive')).toEqual([]);
  expect(said(report, 'not-run')).toEqual([]);
});

test('to be forbidden is as good as to be hidden', async () => {
  const report = await judgedWith({
    only,
    vary: async (call, forward, facts) => {
      const answer = await forward(call);
      return answer.status === 404 && isOther(call, facts) ? answerWith(facts, 403) : answer;
    },
  });
  expect(said(report, 'fail')).toEqual([]);
  expect(said(report, 'inconclusive')).toEqual([]);
});

describe('nothing is blamed on the server where the keys cannot show it', () => {
  test('two keys of one organisation', async () => {
    const report = await judgedWith({
      only,
      vary: (call, forward, facts) => (isOther(call, facts) ? asOwner(call, forward, facts) : forward(call)),
    });
    expect(said(report, 'fail')).toEqual([]);
    expect(said(report, 'inconclusive').join()).toContain('the two keys are of one organisation');
  });

  test('another key that was never issued', async () => {
    const report = await judgedWith({ only, other: 'NeverIssuedKeyNotSecret' });
    expect(said(report, 'fail')).toEqual([]);
    expect(said(report, 'inconclusive').join()).toContain('the other key reads no list');
  });

  test('a change that is refused for what it refers to', async () => {
    const report = await judgedWith({
      only: ['isolation/update'],
      vary: async (call, forward, facts) => {
        const answer = await forward(call);
        const writes = call.method === 'PUT' || call.method === 'PATCH';
        return writes && isOther(call, facts) ? answerWith(facts, 400) : answer;
      },
    });
    expect(said(report, 'fail')).toEqual([]);
    expect(said(report, 'inconclusive').join()).toContain('does not get as far as the resource');
  });
});

describe('each fault is caught by the requirement that it names', () => {
  const faults = mutants.filter(({ id }) => id.startsWith('isolation/'));

  test.each(faults.map((one) => [one.id, one] as const))(
    '%s',
    async (_, fault) => {
      const report = await judgedWith({
        only: [fault.requirement],
        vary: (call, forward, facts) => fault.mutate(call, forward, facts),
      });
      expect(report.requirements.find(({ id }) => id === fault.requirement)?.verdict).toBe('fail');
    },
    60_000,
  );
});
