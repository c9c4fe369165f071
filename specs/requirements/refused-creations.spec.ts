/** Creations that had to be refused: one that is carried out all the same is seen in the list. */
import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/check.ts';
import { mutated } from '../../src/reference/mutant.ts';
import { withCallJson } from '../../src/reference/mutants/changes.ts';
import { keyOf, withKey } from '../../src/reference/mutants/credentials.ts';
import { jsonIn } from '../../src/reference/mutants/helpers.ts';
import { mutantNamed } from '../../src/reference/mutants/index.ts';
import { pageIn } from '../../src/reference/mutants/pages.ts';
import { answerWith } from '../../src/reference/mutants/roles.ts';
import { behind, contract, keys, type Vary } from '../soundness/support.ts';
import { planFor } from '../support/judged.ts';
import { judgedWith, said } from './living.ts';

const only = ['auth/no-effect', 'error/permission'];
const DONE = ['auth/refused-create-done', 'error/denied-create-done'];

/** Denied, refused, and done. */
const careless: Vary = (call, forward, facts) => {
  const [one, other] = DONE.map(mutantNamed);
  return one?.mutate(call, (inner) => other?.mutate(inner, forward, facts) as never, facts) as never;
};

test('a conforming server has no finding, and nothing is left open', async () => {
  const report = await judgedWith({ only });
  for (const verdict of ['fail', 'inconclusive', 'not-run'] as const)
    expect(said(report, verdict)).toEqual([]);
  const created = report.cases.filter(({ operation }) => operation.startsWith('POST '));
  expect(created.filter(({ requirement }) => requirement === 'auth/no-effect').length).toBeGreaterThan(3);
});

test.each([...DONE, 'auth/missing-key-changes-existing'])('%s is caught', async (id) => {
  const { requirement, mutate } = mutantNamed(id);
  const report = await judgedWith({ only: [requirement], vary: mutate });
  expect(said(report, 'fail').length).toBeGreaterThan(3);
});

test('a creation that needs no key where it is complete is caught', async () => {
  const report = await judgedWith({
    only: ['auth/no-effect'],
    vary: async (call, forward, facts) => {
      const answer = await forward(call);
      const bare = call.method === 'POST' && keyOf(call, facts) === undefined;
      const admitted = bare ? await forward(withKey(call, facts)) : answer;
      return admitted.status === 201 ? admitted : answer;
    },
  });
  expect(said(report, 'fail').join()).toContain('is in the list');
});

describe('a good server is not blamed for', () => {
  const operation = ['POST /api/chatbots/', 'POST /api/knowledge-bases/'];

  test('what was there before: left behind by a run of the same seed, when it was not as good', async () => {
    let before = true;
    const vary: Vary = (call, forward, facts) => (before ? careless(call, forward, facts) : forward(call));
    const plan = planFor(contract, {}, { profile: 'full', only, operation });
    await behind({ vary }, async (target) => {
      const first = await check(plan, { target, keys });
      before = false;
      const second = await check(plan, { target, keys });
      expect(said(first, 'fail').length).toBeGreaterThan(2);
      expect(first.leftBehind.map(({ reason }) => reason).join()).toContain('the texts of a creation');
      expect([said(second, 'fail'), said(second, 'inconclusive'), second.leftBehind]).toEqual([[], [], []]);
    });
  });

  test('what others write into the list at the same time', async () => {
    let written = 0;
    const report = await judgedWith({
      only,
      operation,
      vary: async (call, forward, facts) => {
        if (facts.operationOf(call)?.kind !== 'list' || !call.path.startsWith('/api/chatbots/'))
          return forward(call);
        written += 1;
        const headers = [...call.headers, ['Content-Type', 'application/json'] as const];
        const theirs = { ...call, method: 'POST', path: '/api/chatbots/', headers };
        await forward(
          withCallJson(withKey(theirs, facts), { name: `Theirs ${written}`, replyMode: 'normal' }),
        );
        return forward(call);
      },
    });
    expect(written).toBeGreaterThan(2);
    expect(said(report, 'fail')).toEqual([]);
  });

  test('answering a creation with what is there under its name', async () => {
    const made = new Map<unknown, Awaited<ReturnType<Vary>>>();
    const report = await judgedWith({
      only,
      operation,
      vary: async (call, forward) => {
        const name = call.method === 'POST' ? (jsonIn(call) as { name?: string })?.name : undefined;
        const known = made.get(name);
        const answer = await forward(call);
        if (name === undefined || answer.status !== 201) return answer;
        made.set(name, known ?? answer);
        return known ?? answer;
      },
    });
    expect(said(report, 'fail')).toEqual([]);
  });

  test('a list that fails once something was denied', async () => {
    const report = await judgedWith({
      only: ['error/permission'],
      operation,
      vary: async (call, forward, facts) => {
        const [key, { full, restricted }] = [keyOf(call, facts), facts.keys];
        if (call.method === 'POST' && key === restricted) facts.memory.set('denied', true);
        const answer = await forward(call);
        const lists = pageIn(answer, call, facts) !== undefined && key === full;
        return lists && facts.memory.has('denied') ? answerWith(facts, 404) : answer;
      },
    });
    expect(said(report, 'fail')).toEqual([]);
    expect(said(report, 'inconclusive')).toEqual([]);
  });
});

test('what is done all the same is known, and nothing that was there is touched', async () => {
  const { handler, log } = careful();
  await behind({ vary: handler }, async (target) => {
    const plan = planFor(contract, {}, { profile: 'full', only });
    const report = await check(plan, { target, keys });
    const listed = report.leftBehind.map(({ path }) => path);
    expect(log.size).toBeGreaterThan(0);
    expect([...log].filter((id) => !listed.some((path) => path.includes(id)))).toEqual([]);
  });
});

/** The careless server, and the ids of what it made of what it refused. */
function careful(): { handler: Vary; log: ReadonlySet<string> } {
  const log = new Set<string>();
  const faulty = (forward: Parameters<Vary>[1]) => async (call: Parameters<Vary>[0]) => {
    const answer = await forward(call);
    const id = (jsonIn(answer) as { id?: string } | undefined)?.id;
    if (call.method === 'POST' && answer.status === 201 && id !== undefined) log.add(id);
    return answer;
  };
  const none = { id: 'careless', requirement: 'none', title: 'careless' } as const;
  return {
    log,
    handler: async (call, forward, facts) => {
      const before = new Set(log);
      const careless2 = mutated(faulty(forward), { ...none, mutate: careless }, facts);
      const answer = await careless2(call);
      // What it says it has made is not of interest here.
      if (answer.status === 201) for (const id of log) if (!before.has(id)) log.delete(id);
      return answer;
    },
  };
}
