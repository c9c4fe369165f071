import type { Exchange, RequirementId, Script } from '../../model.ts';
import { isSuccess, statusOf, unmet } from '../../probes/outcomes.ts';
import type { Kit } from '../../script/kit.ts';
import { check, stop } from '../../script/steps.ts';
import { answerCheck } from '../answers.ts';

/** Statuses that say nothing of the resource: the key is refused as such, or the request is, before anything is looked up. */
const SAYS_NOTHING = [400, 401, 409, 415, 422];

/** Checks that another organisation's key is answered as the catalogue row says under `hidden`. */
export function* expectHidden(kit: Kit, id: RequirementId, exchange: Exchange): Script<void> {
  const checked = answerCheck(kit, id, 'hidden', exchange);
  if (SAYS_NOTHING.includes(statusOf(exchange)) && checked.verdict === 'fail') {
    return yield* stop(unmet(exchange, 'the other key does not get as far as the resource'));
  }
  const done = isSuccess(exchange) ? 'another organisation’s key is let in' : checked.message;
  yield* check({ ...checked, message: done });
}
