import { control } from '../../probes/harmless.ts';
import { need } from '../../script/steps.ts';
import { everywhere, only, requirement } from '../requirement.ts';

/** What a failure to answer looks like to a client. */
export const SENTENCES = {
  refused: 'the connection is refused',
  reset: 'the connection ends without an answer',
  timeout: 'no answer comes within the time limit',
  truncated: 'the answer does not arrive whole',
  protocol: 'the answer is no valid HTTP',
  oversized: 'the answer is more than is read',
};

export default requirement('robustness/responds', {
  appliesTo: everywhere,
  cases: (operation, kit) =>
    only(function* () {
      yield* need(control(kit, operation));
    }),
  *observe({ id, failure, response }) {
    // A refused connection is a target that is not there; a stream whose headers came may go on for ever; what is more
    // than is read may be right.
    if (failure?.kind === 'refused' || failure?.kind === 'oversized') return;
    if (failure?.kind === 'timeout' && failure.status !== undefined) return;
    if (failure === undefined && response === undefined) return;
    yield {
      id: 'responds',
      verdict: failure === undefined ? 'pass' : 'fail',
      message: failure === undefined ? 'a whole answer in time' : SENTENCES[failure.kind],
      expected: 'a whole answer within the time limit',
      ...(failure && { actual: failure.message }),
      exchange: id,
    };
  },
});
