import { headerOf } from '../../contract/documented.ts';
import { resourcesAt } from '../../contract/resources.ts';
import { operationsAt, routesAcross } from '../../contract/whereabouts.ts';
import type { Exchange, Operation, Script } from '../../model.ts';
import { absentPath } from '../../probes/absent.ts';
import { admitted } from '../../probes/harmless.ts';
import { saidOf, statusOf } from '../../probes/outcomes.ts';
import { parentsOf } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import type { Kit } from '../../script/kit.ts';
import { jsonBody, type PathValues, requestOf } from '../../script/request.ts';
import { check, inconclusive, send, stop } from '../../script/steps.ts';
import { answerCheck } from '../answers.ts';
import { requirement } from '../requirement.ts';

const id = 'error/method-not-allowed';

/** With an empty body they change nothing, whoever lets them in. */
const TAME = ['POST', 'PATCH', 'GET'];

export default requirement(id, {
  answers: ['refused'],
  // Once for each path, under the first of its operations.
  appliesTo: (operation, { contract }) => operationsAt(contract, operation.path)[0] === operation,
  *cases(operation, kit) {
    for (const method of undocumented(kit, operation)) {
      yield {
        label: method,
        *script() {
          const { path, exists } = yield* placeFor(kit, operation);
          const exchange = yield* send(
            requestOf(kit, operation, {
              method,
              path,
              query: queryOf(kit, operation),
              ...(method !== 'GET' && { body: jsonBody({}) }),
            }),
          );
          yield* judge(kit, exchange, exists);
        },
      };
    }
  },
});

/**
 * Tame methods that nothing documents where the path leads to. What an action does without an id may concern
 * everything: there, nothing is tried.
 */
function undocumented({ contract }: Kit, { path }: Operation): string[] {
  const there = routesAcross(contract, path);
  const acts = there.some(({ operation }) => operation === undefined || operation.kind === 'action');
  if (acts && !path.includes('{')) return [];
  const documented = there.map(({ method }) => method);
  return TAME.filter((method) => !documented.includes(method));
}

interface Place {
  readonly path: PathValues;
  /** Whether the path is known to be there, and the key to be let in. */
  readonly exists: boolean;
}

/** Where a method can be tried: a path without ids, one of what this run made, or one that leads to nothing. */
function* placeFor(kit: Kit, operation: Operation): Script<Place> {
  if (!operation.path.includes('{')) {
    yield* admitted(kit, operation);
    return { path: {}, exists: true };
  }
  return isOwned(kit, operation.path)
    ? { path: yield* parentsOf(kit, operation, 'own'), exists: true }
    : { path: yield* absentPath(kit, operation), exists: false };
}

/** Whether operations are documented that make all that a path names. */
function isOwned({ contract }: Kit, path: string): boolean {
  return [...path.matchAll(/\{/g)].every(
    ({ index }) => resourcesAt(contract, path.slice(0, index)).create !== undefined,
  );
}

/**
 * On a path that is there, a 404 is a failure as well: the contract wants the client told that it is the method that
 * is wrong. On one that may lead to nothing it is right, and so may a 403 be anywhere: which of them wins is free.
 */
function* judge(kit: Kit, exchange: Exchange, exists: boolean): Script<void> {
  const status = statusOf(exchange);
  if (status === 404 && !exists) {
    yield* stop({
      verdict: 'not-applicable',
      reason: 'no-data',
      message: 'nothing can be made at this path, and to something that is not there a 404 is right',
    });
  }
  if (status === 403)
    yield* inconclusive('precondition-unmet', `the key may not do this at all: ${saidOf(exchange)}`);
  const answer = answerCheck(kit, id, 'refused', exchange);
  yield* check(answer);
  if (answer.verdict === 'fail' || exchange.response === undefined) return;
  const allow = headerOf(exchange.response, 'allow');
  const problem = allowProblem(allow, exchange.request.method);
  yield* check({
    id: 'allow',
    verdict: problem === undefined ? 'pass' : 'fail',
    message: problem === undefined ? 'Allow names the methods' : `a ${status} comes ${problem}`,
    expected: 'Allow with the methods of the path',
    actual: exchange.response.headers.map(([name, value]) => `${name}: ${value}`),
    exchange: exchange.id,
  });
}

/** What is wrong with the Allow of a refused method. More or fewer methods than are documented are none of it. */
function allowProblem(allow: string | undefined, method: string): string | undefined {
  if (allow === undefined) return 'without Allow';
  const named = allow.split(',').map((one) => one.trim());
  if (named.every((one) => one === '')) return 'with an empty Allow';
  return named.includes(method) ? 'with an Allow that names the refused method' : undefined;
}
