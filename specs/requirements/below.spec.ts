/** What stands below something: who may make it there, and what becomes of it. */
import { describe, expect, test } from '@jest/globals';
import { isOther } from '../../src/reference/mutants/changes.ts';
import { keyOf, withKey } from '../../src/reference/mutants/credentials.ts';
import { mutantNamed } from '../../src/reference/mutants/index.ts';
import { answerWith } from '../../src/reference/mutants/roles.ts';
import { json, type Vary } from '../soundness/support.ts';
import { judgedWith, said } from './living.ts';

const FILES = /^\/api\/knowledge-bases\/[^/]+\/files\//;
const BASE = /^\/api\/knowledge-bases\/[^/]+\/$/;
const only = ['isolation/update', 'lifecycle/delete'];

const OURS = /then below|isolation\/update POST/;

/** Cases of what stands below that did not pass. */
const complained = async (vary: Vary, requirements = only) => {
  const report = await judgedWith({ only: requirements, operation: ['* /api/knowledge-bases/*'], vary });
  return (['fail', 'inconclusive', 'not-run'] as const).flatMap((verdict) =>
    said(report, verdict).filter((line) => OURS.test(line)),
  );
};

test('each has a case of its own, and a conforming server passes it', async () => {
  const report = await judgedWith({ only });
  const cases = report.cases.filter(
    ({ id }) =>
      id.endsWith('then below files') || (id.startsWith('isolation/update POST') && id.includes('files')),
  );
  expect(cases.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  expect(report.leftBehind).toEqual([]);
});

test.each(['isolation/other-creates-below', 'lifecycle/deleted-shows-below'])('%s is caught', async (id) => {
  const { mutate, requirement } = mutantNamed(id);
  const report = await judgedWith({ only: [requirement], vary: mutate });
  expect(said(report, 'fail')).toHaveLength(1);
  expect(report.findings).toHaveLength(1);
  expect(report.leftBehind).toEqual([]);
});

test('what is made in the other organisation is removed by its own key', async () => {
  const theirs = new Set<string>();
  const report = await judgedWith({
    only: ['isolation/update'],
    vary: async (call, forward, facts) => {
      if (!isOther(call, facts) || !FILES.test(call.path)) return forward(call);
      if (call.method === 'POST') {
        const id = '00000000-0000-4000-8000-00000000beef';
        theirs.add(`${call.path}${id}/`);
        return json(201, { id });
      }
      return call.method === 'DELETE' && theirs.delete(call.path)
        ? { status: 204, headers: [], body: '' }
        : forward(call);
    },
  });
  expect(said(report, 'fail')).toHaveLength(1);
  expect([...theirs]).toEqual([]);
});

describe('a good server may', () => {
  const creates: Vary = (call, forward, facts) =>
    isOther(call, facts) && call.method === 'POST' && FILES.test(call.path)
      ? Promise.resolve(json(202, {}))
      : forward(call);
  const cascades: Vary = async (call, forward, facts) => {
    const key = `late ${FILES.exec(call.path)?.[0]}`;
    const answer = await forward(call);
    if (call.method !== 'GET' || !FILES.test(call.path)) return answer;
    const late = Number(facts.memory.get(key) ?? 0);
    if (answer.status === 200) facts.memory.set(call.path, answer);
    if (answer.status !== 404 || late > 1) return answer;
    facts.memory.set(key, late + 1);
    return (facts.memory.get(call.path) as typeof answer | undefined) ?? answer;
  };
  const empties: Vary = async (call, forward) => {
    const answer = await forward(call);
    const list = call.method === 'GET' && /\/files\/(\?.*)?$/.test(call.path) && FILES.test(call.path);
    return list && answer.status === 404
      ? json(200, { count: 0, next: null, previous: null, results: [] })
      : answer;
  };
  const answersGone: Vary = async (call, forward) => {
    const answer = await forward(call);
    return FILES.test(call.path) && call.method === 'GET' && answer.status === 404
      ? json(200, { detail: 'Not found.' })
      : answer;
  };

  test.each([
    ['accept whatever comes, and drop it', creates],
    ['remove what stands below a moment later', cascades],
    ['have an empty list below what is gone', empties],
    ['answer with an error in a 200', answersGone],
  ])('%s', async (_, vary) => {
    expect(await complained(vary)).toEqual([]);
  });

  test('keep what has something below it, or what was deleted as an archive', async () => {
    const keeps: Vary = async (call, forward, facts) => {
      if (call.method !== 'DELETE' || !BASE.test(call.path)) return forward(call);
      const list = { ...call, method: 'GET', path: `${call.path}files/` };
      const below = JSON.parse(String((await forward(withKey(list, facts))).body)) as { count?: number };
      const may = keyOf(call, facts) === facts.keys.full;
      return may && (below.count ?? 0) > 0 ? json(409, { detail: 'In use.' }) : forward(call);
    };
    expect(await complained(keeps, ['lifecycle/delete'])).toEqual([]);
  });

  test('share what stands above with another organisation', async () => {
    const shares: Vary = async (call, forward, facts) => {
      const answer = await forward(call);
      const reaches = isOther(call, facts) && answer.status === 404;
      const reads = call.method === 'GET' && BASE.test(call.path);
      return reaches && (reads || (call.method === 'POST' && FILES.test(call.path)))
        ? forward(withKey(call, facts))
        : answer;
    };
    const report = await judgedWith({ only: ['isolation/update'], vary: shares });
    expect(said(report, 'fail')).toEqual([]);
    expect(said(report, 'inconclusive').join()).toContain('the other key reads what this run made');
  });

  test('hide what is below from another organisation by a 403', async () => {
    const forbids: Vary = async (call, forward, facts) => {
      const answer = await forward(call);
      return isOther(call, facts) && answer.status === 404 ? answerWith(facts, 403) : answer;
    };
    expect(await complained(forbids)).toEqual([]);
  });
});
