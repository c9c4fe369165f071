import { perContract, routesAcross } from '../../contract/whereabouts.ts';
import type { Operation } from '../../model.ts';
import { admitted, isReading } from '../../probes/harmless.ts';
import { requestOf } from '../../script/request.ts';
import { send } from '../../script/steps.ts';
import { expectAnswer } from '../answers.ts';
import { only, requirement } from '../requirement.ts';

const id = 'error/unknown-path';

const NOWHERE = 'trysquare-no-such-path';

export default requirement(id, {
  answers: ['missing'],
  // One operation for each place at which there could be more paths.
  appliesTo: (operation, { contract }) => unknownPaths(contract).has(operation),
  cases: (operation, kit) =>
    only(function* () {
      yield* admitted(kit, operation);
      const path = unknownPaths(kit.contract).get(operation) ?? '';
      const exchange = yield* send({ ...requestOf(kit, operation, {}), path });
      yield* expectAnswer(kit, id, 'missing', exchange);
    }),
});

/**
 * A path beside that of a read, ending as that does, which the contract does not have. None beside what stands at
 * the root: there may be more than this API, and a site answers any path.
 */
function unknownBeside(operation: Operation): string | undefined {
  if (operation.method !== 'GET' || !isReading(operation) || operation.path.includes('{')) return undefined;
  const slash = operation.path.endsWith('/') ? '/' : '';
  const parent = operation.path.replace(/\/$/, '').replace(/\/[^/]*$/, '');
  return parent === '' ? undefined : `${parent}/${NOWHERE}${slash}`;
}

/** Each such path with the first of the operations that it is beside. */
const unknownPaths = perContract((contract) => {
  const found = new Map<string, Operation>();
  for (const operation of contract.operations) {
    const path = unknownBeside(operation);
    if (path === undefined || found.has(path)) continue;
    if (routesAcross(contract, path).length === 0) found.set(path, operation);
  }
  return new Map([...found].map(([path, operation]) => [operation, path]));
});
