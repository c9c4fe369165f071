import type { HttpRequest, Script } from '../../model.ts';
import { harmless, isReading } from '../../probes/harmless.ts';
import { statusOf } from '../../probes/outcomes.ts';
import { requestOf } from '../../script/request.ts';
import { check, inconclusive, quietly, send } from '../../script/steps.ts';
import { only, requirement } from '../requirement.ts';

const READS = 3;

export default requirement('robustness/stable', {
  appliesTo: isReading,
  cases: (operation, kit) =>
    only(function* (attempt) {
      const request = requestOf(kit, operation, yield* harmless(kit, operation));
      const { statuses, exchange } = yield* quietly(statusesOf(request));
      const stable = new Set(statuses).size === 1;
      if (!stable && isStep(statuses))
        yield* inconclusive(
          'precondition-unmet',
          'the status changed once and stayed so: somebody else writes',
        );
      yield* check({
        // What was seen once only is confirmed by no other attempt.
        id: isLone(statuses) ? `stable in attempt ${attempt}` : 'stable',
        verdict: stable ? 'pass' : 'fail',
        message: stable
          ? 'the same request gets the same status'
          : `the same read is answered now ${[...new Set(statuses)].sort().join(', now ')}`,
        expected: 'one status',
        actual: statuses,
        exchange,
      });
    }),
});

/** What the same request gets in a row; more often where it is not the same, to see whether it comes back. */
function* statusesOf(request: HttpRequest): Script<{ statuses: number[]; exchange: string }> {
  const statuses: number[] = [];
  let exchange = '';
  for (let reads = READS; statuses.length < reads; ) {
    const answer = yield* send(request);
    const status = statusOf(answer);
    // The exchange to show is the first that is unlike the one before it.
    if (exchange === '' || (statuses.every((one) => one === statuses[0]) && status !== statuses[0]))
      exchange = answer.id;
    if (statuses.length > 0 && status !== statuses[0]) reads = 2 * READS;
    statuses.push(status);
  }
  return { statuses, exchange };
}

/** One answer among all that is unlike the others: a fault that does not repeat is no finding. */
function isLone(statuses: readonly number[]): boolean {
  return [...new Set(statuses)].some(
    (status) => statuses.filter((one) => one !== status).length === 1 && statuses.length > READS,
  );
}

/** One status, and from some point on another. */
function isStep(statuses: readonly number[]): boolean {
  return statuses.filter((status, index) => index > 0 && status !== statuses[index - 1]).length === 1;
}
