import type { OperationKey } from '../../../model.ts';
import type { OpenOperation, Report, RequirementReport } from '../../model.ts';
import { inProfile } from '../../scope.ts';
import { OUT_OF_REACH } from './tones.ts';

/** What became of a requirement on an operation. */
export type Word = 'pass' | 'fail' | 'error' | 'inconclusive' | 'not run' | 'out of reach';

export interface Cell {
  readonly word: Word;
  /** Why it is open, where it is. */
  readonly open?: OpenOperation;
}

export interface Matrix {
  readonly requirements: readonly RequirementReport[];
  /** Those that any requirement was for, by path and method. */
  readonly operations: readonly OperationKey[];
  cell(requirement: RequirementReport, operation: OperationKey): Cell | undefined;
}

/** Requirements of the profile by operations. */
export function matrixOf(report: Report): Matrix {
  const requirements = inProfile(report);
  const columns = new Map(requirements.map((one) => [one, cellsOf(one)]));
  const operations = new Set([...columns.values()].flatMap((cells) => [...cells.keys()]));
  return {
    requirements,
    operations: [...operations].sort(byPath),
    cell: (requirement, operation) => columns.get(requirement)?.get(operation),
  };
}

/** What is worse wins where an operation is listed twice. */
function cellsOf({ operations }: RequirementReport): Map<OperationKey, Cell> {
  const cells = new Map<OperationKey, Cell>();
  const add = (word: Word, open: OpenOperation): void => {
    cells.set(open.operation, { word: open.reason === OUT_OF_REACH ? 'out of reach' : word, open });
  };
  for (const operation of operations.pass) cells.set(operation, { word: 'pass' });
  for (const open of operations.notRun) add('not run', open);
  for (const open of operations.inconclusive) add('inconclusive', open);
  for (const operation of operations.fail) cells.set(operation, { word: 'fail' });
  for (const open of operations.error) add('error', open);
  return cells;
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** What is done to one resource stands together, by code units: no machine sorts it otherwise. */
function byPath(one: OperationKey, other: OperationKey): number {
  const [method, path] = split(one);
  const [otherMethod, otherPath] = split(other);
  if (path !== otherPath) return path < otherPath ? -1 : 1;
  return METHODS.indexOf(method) - METHODS.indexOf(otherMethod) || (method < otherMethod ? -1 : 1);
}

/** Method and path of an operation. */
export function split(operation: OperationKey): readonly [method: string, path: string] {
  const space = operation.indexOf(' ');
  return space < 0 ? ['', operation] : [operation.slice(0, space), operation.slice(space + 1)];
}
