import type { Contract } from '../../src/contract/contract.ts';
import { pathOf, queryIn } from '../../src/reference/http.ts';
import { withJson } from '../../src/reference/mutants/helpers.ts';
import { pageIn } from '../../src/reference/mutants/pages.ts';
import { answerWith } from '../../src/reference/mutants/roles.ts';
import type { Json } from '../support/contract.ts';
import { type Vary, verdictOn } from './support.ts';

/** A request for a page. */
export interface Asked {
  readonly query: URLSearchParams;
  /** What there is from one read to the next. */
  readonly state: Map<string, unknown>;
  /** A number of the query; what is usual where it is not there. */
  number(name: string, usual: number): number;
}

/** Cuts a page out of all items; a number is the status of a refusal. */
export type Cut = (items: readonly object[], asked: Asked) => Json | number;

/** A server that cuts its lists into pages in another way. */
const cutting =
  (cut: Cut): Vary =>
  async (call, forward, facts) => {
    const query = queryIn(call);
    if (facts.operationOf(call)?.kind !== 'list') return forward(call);
    const whole = new URLSearchParams(query);
    for (const name of ['cursor', 'offset', 'page']) whole.delete(name);
    whole.set('limit', '100');
    const answer = await forward({ ...call, path: `${pathOf(call)}?${whole}` });
    const items = pageIn(answer, call, facts)?.items;
    if (items === undefined) return answer;
    const number = (name: string, usual: number): number => Number(query.get(name) ?? usual);
    const page = cut(items as object[], { query, number, state: facts.memory });
    return typeof page === 'number' ? answerWith(facts, page) : withJson(answer, page);
  };

/** The verdict on a server that cuts its lists so, by what has to do with lists. */
export const judged = (served: Contract, operation: string, cut: Cut, only: readonly string[] = CORE) =>
  verdictOn({
    served,
    vary: cutting(cut),
    filters: { profile: 'full', only, operation: [`* ${operation}`] },
  });

/** What is claimed of a list by itself. */
export const LISTS = [
  'envelope/shape',
  'envelope/items',
  'envelope/count',
  'envelope/links',
  'envelope/no-overlap',
];
const CORE = [...LISTS, 'envelope/empty', 'lifecycle/create-listed', 'lifecycle/delete', 'isolation/list'];
