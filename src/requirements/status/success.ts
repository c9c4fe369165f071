import { isDocumentedSuccess, successStatuses } from '../../contract/documented.ts';
import type { Operation } from '../../model.ts';
import { missing } from '../../probes/missing.ts';
import { saidOf, statusOf } from '../../probes/outcomes.ts';
import { unfit } from '../../probes/repair.ts';
import { success } from '../../probes/success.ts';
import { check, inconclusive, need, stop } from '../../script/steps.ts';
import { describe } from '../answers.ts';
import { only, requirement } from '../requirement.ts';

/** Statuses that say that the request could not be built, not that the API is wrong. */
const OURS = [400, 401, 403, 409, 412, 415, 422, 423, 425, 428, 429];

/** A resource that was just listed or made has to be there; what stands below it need not. */
const NAMES_ITS_RESOURCE = ['list', 'create', 'read', 'replace', 'patch', 'delete'];

export default requirement('status/success', {
  appliesTo: (operation) => successStatuses(operation).length > 0,
  cases: (operation, kit) =>
    only(function* () {
      const exchange = yield* need(success(kit, operation));
      const status = statusOf(exchange);
      if (OURS.includes(status)) {
        return yield* stop(
          unfit(kit, operation, exchange, 'no request could be built that the server accepts'),
        );
      }
      if (status === 404 && !mustExist(operation)) {
        return yield* inconclusive('no-data', `nothing is there to be asked for: ${saidOf(exchange)}`);
      }
      const gone = status === 404 ? yield* missing(kit, operation, exchange) : undefined;
      if (gone !== undefined) return yield* inconclusive('no-data', gone);
      const ok = isDocumentedSuccess(operation, status);
      yield* check({
        id: 'success',
        verdict: ok ? 'pass' : 'fail',
        message: ok ? `answered ${status}` : `a valid request is answered ${status}`,
        expected: { status: successStatuses(operation).join(' or ') },
        ...(exchange.response && { actual: describe(exchange.response) }),
        exchange: exchange.id,
      });
    }),
});

function mustExist(operation: Operation): boolean {
  return NAMES_ITS_RESOURCE.includes(operation.kind);
}
