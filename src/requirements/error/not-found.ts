import { namesIn, placeOf, prefixOf } from '../../contract/kind.ts';
import { resourcesAt } from '../../contract/resources.ts';
import type { Operation, Script } from '../../model.ts';
import { absentPath, lastParameter, lastSchema } from '../../probes/absent.ts';
import { isReading } from '../../probes/harmless.ts';
import { isSuccess, statusOf } from '../../probes/outcomes.ts';
import { parentsOf } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import { bodyFor } from '../../probes/resource.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { type PathValues, requestOf } from '../../script/request.ts';
import { check, inconclusive, send } from '../../script/steps.ts';
import { expectAnswer, holds } from '../answers.ts';
import { type CaseDraft, requirement } from '../requirement.ts';

const id = 'error/not-found';

const MALFORMED = 'trysquare-no-id';

/** The last parameter is a segment of its own, or a key in brackets: within a segment it may be a format, or a choice. */
const NAMES_ONE = /(?:\/|\w\(['"]?)\{[^{}]*\}$/;

/** Statuses by which a server refuses what lacks a permission or a precondition, before it looks anything up. */
const FOR_ANOTHER_REASON = [403, 409, 412, 423, 428];

export default requirement(id, {
  answers: ['unknown', 'malformed'],
  appliesTo: ({ path }) => NAMES_ONE.test(path.slice(0, path.lastIndexOf('}') + 1)),
  *cases(operation, kit) {
    yield asked(kit, operation, 'unknown', (path) => path);
    if (cannotBe(kit, operation)) {
      yield asked(kit, operation, 'malformed', (path) => ({
        ...path,
        [lastParameter(operation)]: MALFORMED,
      }));
    }
    const above = readerAbove(kit, operation);
    if (above !== undefined) yield belowNothing(kit, operation, above);
  },
});

/** What reads the resource that an item stands below; undefined where nothing does. */
function readerAbove({ contract }: Kit, { kind, path }: Operation): Operation | undefined {
  const parent = namesIn(path).at(-2);
  if (kind !== 'read' || parent === undefined) return undefined;
  const { read } = resourcesAt(contract, prefixOf(path, parent));
  const end = path.indexOf(`{${parent}}`) + parent.length + 2;
  return read !== undefined && placeOf(read.path) === placeOf(path.slice(0, end)) ? read : undefined;
}

/** What is read where it is is not there below a parent that does not exist. */
function belowNothing(kit: Kit, operation: Operation, above: Operation): CaseDraft {
  return {
    label: 'unknown parent',
    *script(): Script<void> {
      yield* succeeded(kit, operation);
      const absent = yield* absentPath(kit, above);
      const path: PathValues = {
        ...(yield* parentsOf(kit, operation, 'any')),
        [namesIn(operation.path).at(-2) ?? '']: absent[lastParameter(above)] ?? '',
      };
      const exchange = yield* send(requestOf(kit, operation, { path, query: queryOf(kit, operation) }));
      // How it is refused is free: a parent may be one that the key may know nothing of.
      if (isSuccess(exchange)) yield* expectAnswer(kit, id, 'unknown', exchange);
      else yield* check(holds('unknown', 'nothing is read below a parent that does not exist', exchange));
    },
  };
}

/** Everything about the request is right, but the id. */
function asked(
  kit: Kit,
  operation: Operation,
  label: 'unknown' | 'malformed',
  change: (path: PathValues) => PathValues,
): CaseDraft {
  return {
    label,
    *script(attempt): Script<void> {
      const path = change(yield* absentPath(kit, operation));
      const body = isReading(operation)
        ? undefined
        : yield* bodyFor(kit, operation, `${label} ${attempt} ${operation.key}`);
      const query = queryOf(kit, operation);
      const exchange = yield* send(
        requestOf(kit, operation, { path, query, ...(body && { body: body.shape.encode(body.value) }) }),
      );
      // What is refused for another reason is refused where the resource is there as well: that says nothing of the id.
      if (
        FOR_ANOTHER_REASON.includes(statusOf(exchange)) ||
        (body !== undefined && [400, 422].includes(statusOf(exchange)))
      ) {
        const { repairs } = yield* succeeded(kit, operation);
        if (repairs.length > 0)
          return yield* inconclusive('precondition-unmet', 'the body is refused before the id is looked up');
      }
      yield* expectAnswer(kit, id, isPossible(kit, operation, path) ? label : 'malformed', exchange);
    },
  };
}

/** Whether the parameter's schema rules the malformed id out. */
function cannotBe(kit: Kit, operation: Operation): boolean {
  return !isPossible(kit, operation, { [lastParameter(operation)]: MALFORMED });
}

/** Whether the parameter's schema allows an id, as a text or as a number: of some schemas no id could be made. */
function isPossible({ contract }: Kit, operation: Operation, path: PathValues): boolean {
  const schema = lastSchema(operation);
  const text = path[lastParameter(operation)] ?? '';
  return (
    schema === undefined ||
    [text, /^\d+$/.test(text) ? Number(text) : text].some(
      (value) => contract.schemas.errors(schema, value, 'request').length === 0,
    )
  );
}
