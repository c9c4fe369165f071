import { setImmediate as turn } from 'node:timers/promises';
import type { CaseResult, Exchange, HttpResponse, Script } from '../../src/model.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Requirement } from '../../src/requirements/requirement.ts';
import { Engine, type EngineOptions } from '../../src/run/engine.ts';
import { check, send } from '../../src/script/steps.ts';
import { exchangeOf, jsonAnswer, requestFor } from './exchange.ts';
import { caseOf, failed, LIST, passed } from './plan.ts';

/** Answers an exchange by its id. */
export type Answering = (id: string) => HttpResponse;
export const fine: Answering = () => jsonAnswer(200, {});

/** The results of a plan whose requests are answered so. */
export function run(
  plan: Plan,
  answer: Answering = fine,
  options: Partial<EngineOptions> = {},
): Promise<CaseResult[]> {
  const port = async (request: Exchange['request'], id: string) => {
    await turn();
    return exchangeOf(request, answer(id), id);
  };
  return new Engine(plan, port, { concurrency: 4, attempts: 3, halted: () => undefined, ...options }).run();
}

export const request = requestFor(LIST);

/** Sends, and expects a 200. */
export function* expecting(): Script<void> {
  const { response } = yield* send(request);
  yield* check(response?.status === 200 ? passed() : failed());
}

/** An observer that finds nothing wrong but a 500. */
export const watchful: Requirement = {
  id: 'status/watchful',
  answers: [],
  appliesTo: () => true,
  cases: () => [],
  *observe({ response }) {
    yield response?.status === 500 ? failed('status') : passed('status');
  },
};
/** The case of the observer. */
export const watching = caseOf('status/watchful', '', function* () {});
/** Answers these exchanges 500, and all others 200. */
export const on500 =
  (...ids: string[]): Answering =>
  (id) =>
    jsonAnswer(ids.includes(id) ? 500 : 200, {});
