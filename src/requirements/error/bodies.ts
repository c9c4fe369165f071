import type { Operation, Script } from '../../model.ts';
import type { FilledBody } from '../../probes/body.ts';
import { parentsForChange, parentsOf } from '../../probes/parents.ts';
import { repaired } from '../../probes/repair.ts';
import { bodyFor } from '../../probes/resource.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import type { PathValues } from '../../script/request.ts';
import { inconclusive } from '../../script/steps.ts';
import { type BodyShape, bodyShapeOf } from '../../values/request-body.ts';

/** The body of operations whose body can be broken without harm: they write only what this run made. */
export function writableShape(kit: Kit, operation: Operation): BodyShape | undefined {
  const writes = operation.kind === 'create' || operation.kind === 'replace' || operation.kind === 'patch';
  return writes ? bodyShapeOf(kit.contract, operation) : undefined;
}

/** As `writableShape`, where leaving out what is required is wrong: a patch may leave out anything. */
export function requiringShape(kit: Kit, operation: Operation): BodyShape | undefined {
  const shape = operation.kind === 'patch' ? undefined : writableShape(kit, operation);
  return shape !== undefined && shape.required.length > 0 ? shape : undefined;
}

/** Where a body can be sent to that exists and is this run's; proven by a valid body that was accepted there. */
export function* writablePath(kit: Kit, operation: Operation): Script<PathValues> {
  yield* succeeded(kit, operation);
  if (operation.kind === 'create') return yield* parentsForChange(kit, operation);
  return yield* parentsOf(kit, operation, 'own');
}

/** A valid body such as the server has taken, to be broken in one place. */
export function* validBodyOf(kit: Kit, operation: Operation, token: string): Script<FilledBody> {
  const { repairs } = yield* succeeded(kit, operation);
  const body = yield* bodyFor(kit, operation, `${token} ${operation.key}`);
  if (body === undefined)
    return yield* inconclusive('no-data', 'the operation takes no body that can be made');
  return repaired(kit, body, repairs, token);
}
