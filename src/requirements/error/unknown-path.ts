import type { Operation } from '../../model.ts';
import { admitted, isReading } from '../../probes/harmless.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { only, requirement } from '../requirement.ts';
import { overlap } from '../templates.ts';

const id = 'error/unknown-path';

const NOWHERE = 'trysquare-no-such-path';

export default requirement(id, {
  answers: ['missing'],
  // One operation for each place at which there could be more paths.
  appliesTo: (operation, kit) => {
    const path = unknownBeside(kit, operation);
    const beside = kit.contract.operations.find((one) => unknownBeside(kit, one) === path);
    return path !== undefined && beside === operation;
  },
  cases: (operation, kit) =>
    only(function* () {
      yield* admitted(kit, operation);
      const path = unknownBeside(kit, operation) ?? '';
      const exchange = yield* send({ ...requestOf(kit, operation, {}), path });
      yield* expectAnswer(kit, id, 'missing', exchange);
    }),
});

/**
 * A path beside that of a read, ending as that does, which the contract does not have. None beside what stands at
 * the root: there may be more than this API, and a site answers any path.
 */
function unknownBeside({ contract }: Kit, operation: Operation): string | undefined {
  if (operation.method !== 'GET' || !isReading(operation) || operation.path.includes('{')) return undefined;
  const slash = operation.path.endsWith('/') ? '/' : '';
  const parent = operation.path.replace(/\/$/, '').replace(/\/[^/]*$/, '');
  const path = `${parent}/${NOWHERE}${slash}`;
  const known = contract.operations.some((one) => overlap(one.path, path));
  return parent === '' || known ? undefined : path;
}
