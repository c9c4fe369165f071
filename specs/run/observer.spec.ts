import { describe, expect, test } from '@jest/globals';
import type { Requirement } from '../../src/requirements/requirement.ts';
import { Observer } from '../../src/run/observer.ts';
import { watchful, watching } from '../support/engine.ts';
import { exchangeOf, jsonAnswer, requestFor } from '../support/exchange.ts';
import { failed, LIST, planOf } from '../support/plan.ts';

const plan = planOf([watching], [watchful]);
const seen = (status: number, operation = LIST) => exchangeOf(requestFor(operation), jsonAnswer(status, {}));

describe('an observer', () => {
  test('finds failures in any exchange, with the place where they were seen', () => {
    expect(new Observer(plan).observe(seen(500), 'unit.1')).toEqual([
      {
        requirement: 'status/watchful',
        operation: LIST,
        key: 'status/watchful unit.1 status',
        check: failed('status'),
      },
    ]);
  });

  test('counts what was right, by operation', () => {
    const observer = new Observer(plan);
    expect(observer.observe(seen(200), 'a.1')).toEqual([]);
    observer.observe(seen(200), 'a.2');
    expect(observer.found('status/watchful', LIST).passes).toBe(2);
    expect(observer.found('status/watchful', 'POST /widgets/').passes).toBe(0);
  });

  test('keeps why it could not judge an answer: of several reasons the same one, in whatever order they come', () => {
    const puzzled: Requirement = {
      ...watchful,
      *observe({ id }) {
        yield { id: 'status', verdict: 'open', message: `nobody knows what ${id} means` };
      },
    };
    const openOf = (...ids: string[]) => {
      const observer = new Observer(planOf([watching], [puzzled]));
      for (const id of ids) expect(observer.observe({ ...seen(200), id }, id)).toEqual([]);
      return observer.found('status/watchful', LIST);
    };
    expect(openOf('a', 'b', 'c')).toMatchObject({ passes: 0, open: 'nobody knows what a means' });
    expect(openOf('c', 'a', 'b')).toMatchObject({ passes: 0, open: 'nobody knows what a means' });
  });

  test('does not look at operations that nothing was planned for', () => {
    const observer = new Observer(plan);
    expect(observer.observe(seen(500, 'POST /widgets/'), 'a.1')).toEqual([]);
  });

  test('does not judge what was not sent', () => {
    const withheld = { verdict: 'not-run', reason: 'unsafe', message: 'read-only' } as const;
    const { response: _, ...unsent } = { ...seen(500), withheld };
    expect(new Observer(plan).observe(unsent, 'a.1')).toEqual([]);
  });
});
