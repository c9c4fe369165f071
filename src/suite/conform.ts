import type { Contract } from '../contract/contract.ts';
import { routeOf } from '../contract/route.ts';
import type { Check, HttpResponse, Operation, Unread } from '../model.ts';
import { nearest } from '../nearest.ts';
import { requirements } from '../requirements/index.ts';
import { defaultSettings } from '../script/kit.ts';
import type { answerIn } from './response.ts';

type Answer = NonNullable<ReturnType<typeof answerIn>>;

/** Requirements that look for what only a run of this tool knows: its own keys. */
const OF_RUNS: ReadonlySet<string> = new Set(['auth/no-disclosure']);

/** An operation that an answer is judged as, or why none is known. */
export function operationOf(
  { operations, title }: Contract,
  { asked }: Answer,
  named: string | undefined,
): Operation | string {
  if (named === undefined) {
    if (asked === undefined) return 'which operation it answers is not known: name it';
    const found = routeOf(operations)(asked.method, asked.path);
    return found ?? `${asked.method} ${asked.path} is no operation of ${title}: name the one that it is`;
  }
  const known = operations.find(({ key }) => key === named);
  if (known !== undefined) return known;
  const near = nearest(
    named,
    operations.map(({ key }) => key),
  );
  return `${title} has no operation "${named}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

/** All that the contract says of any answer of an operation, and whether this one is so. */
export function checksOf(contract: Contract, operation: Operation, answer: HttpResponse): (Check | Unread)[] {
  const kit = { contract, settings: defaultSettings };
  const request = {
    operation: operation.key,
    method: operation.method,
    path: operation.path,
    headers: [],
    changes: false,
  };
  const exchange = { id: 'received', request, response: answer, milliseconds: 0 };
  return requirements
    .filter(({ id }) => !OF_RUNS.has(id) && contract.row(id) !== undefined)
    .filter((one) => one.appliesTo(operation, kit))
    .flatMap((one) =>
      [...(one.observe?.(exchange, operation, kit) ?? [])].map((check) => ({ ...check, id: one.id })),
    );
}
