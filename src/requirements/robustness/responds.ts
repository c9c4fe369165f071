import type { FailureKind } from '../../model.ts';
import { control } from '../../probes/harmless.ts';
import { need } from '../../script/steps.ts';
import { holds } from '../answers.ts';
import { everywhere, only, requirement } from '../requirement.ts';

/** What a failure to answer looks like to a client. */
export const SENTENCES = {
  refused: 'the connection is refused',
  reset: 'the connection ends without an answer',
  timeout: 'no answer comes within the time limit',
  truncated: 'the answer does not arrive whole',
  protocol: 'the answer is no valid HTTP',
  oversized: 'the answer is more than is read',
  unwaited: 'the answer was not waited for',
};

const NO_FAULT: ReadonlySet<FailureKind> = new Set(['refused', 'oversized', 'unwaited']);

export default requirement('robustness/responds', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      yield* need(control(kit, operation));
    }),
  *observe({ id, failure }) {
    // A refused connection is a target that is not there; a stream whose headers came may go on for ever; what is more
    // than is read, or was not waited for, may be right.
    if (failure !== undefined && NO_FAULT.has(failure.kind)) return;
    if (failure?.kind === 'timeout' && failure.status !== undefined) return;
    if (failure === undefined) return yield holds('responds', 'a whole answer in time', { id });
    yield {
      id: 'responds',
      verdict: 'fail',
      message: SENTENCES[failure.kind],
      expected: 'a whole answer within the time limit',
      actual: failure.message,
      exchange: id,
    };
  },
});
