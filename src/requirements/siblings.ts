import { successes } from '../contract/kind.ts';
import { isJson } from '../contract/media-type.ts';
import { operationsOn } from '../contract/whereabouts.ts';
import type { Operation, OperationKind, SchemaPointer } from '../model.ts';
import type { Kit } from '../script/kit.ts';

/** The operation of a kind that works on the same collection as another one. */
export function siblingOf(kit: Kit, { collection }: Operation, kind: OperationKind): Operation | undefined {
  return operationsOn(kit.contract, collection).find((one) => one.kind === kind);
}

/** Whether this run can make something for an operation to work on. */
export function canBeMade(kit: Kit, operation: Operation): boolean {
  return siblingOf(kit, operation, 'create') !== undefined;
}

/** The schema of what an operation answers where it succeeds, in JSON; undefined where none is documented. */
export function answerSchemaOf(operation: Operation): SchemaPointer | undefined {
  return successes(operation)
    .flatMap(([, content]) => content)
    .find(({ mediaType, schema }) => schema !== undefined && isJson(mediaType))?.schema;
}
