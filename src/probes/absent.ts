import { namesIn, placeOf, prefixOf } from '../contract/kind.ts';
import { resourcesAt } from '../contract/resources.ts';
import type { Operation, Probe, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { type PathValues, requestOf } from '../script/request.ts';
import { inconclusive, need, outcomeOf, send, unsafe } from '../script/steps.ts';
import { numberOf, uuidOf, wordOf } from '../values/digest.ts';
import { isSuccess } from './outcomes.ts';
import { parentsOf } from './parents.ts';
import { resourceIn } from './resource.ts';

const CANDIDATES = 3;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The operation's path with its last parameter naming nothing that exists, and the others what does. */
export function* absentPath(kit: Kit, operation: Operation): Script<PathValues> {
  const last = lastParameter(operation);
  const parents = yield* parentsOf(kit, operation, 'any', prefixOf(operation.path));
  return { ...parents, [last]: yield* need(absentId(kit, operation)) };
}

export function lastParameter({ path }: Operation): string {
  return namesIn(path).at(-1) ?? '';
}

/** An id of the form that the collection's ids have, and of nothing in it: asked for, where it can be read. */
function absentId(kit: Kit, operation: Operation): Probe<string> {
  const collection = prefixOf(operation.path);
  const { read: reader } = resourcesAt(kit.contract, collection);
  return {
    id: `absent id in ${placeOf(collection)}`,
    lifetime: 'run',
    *script() {
      const existing = yield* outcomeOf(resourceIn(kit, collection, 'any'));
      const form = formOf(kit, operation, 'value' in existing ? existing.value.id : undefined);
      if (reader === undefined) {
        if (form === 'integer')
          return yield* unsafe('whether a number is nobody’s id cannot be asked: no operation reads it');
        return candidate(form, kit, collection, 0);
      }
      const parents = yield* parentsOf(kit, reader, 'any', prefixOf(reader.path));
      for (let i = 0; i < CANDIDATES; i += 1) {
        const id = candidate(form, kit, collection, i);
        const exchange = yield* send(
          requestOf(kit, reader, { path: { ...parents, [lastParameter(reader)]: id } }),
        );
        if (!isSuccess(exchange)) return id;
      }
      return yield* inconclusive(
        'precondition-unmet',
        `every id tried in ${collection} answers as if it existed`,
      );
    },
  };
}

type Form = 'uuid' | 'integer' | 'word';

function formOf(kit: Kit, operation: Operation, existing: string | undefined): Form {
  const name = lastParameter(operation);
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
  const schema = parameter?.schema === undefined ? {} : kit.contract.schemas.at(parameter.schema);
  if (schema['format'] === 'uuid' || (existing !== undefined && UUID.test(existing))) return 'uuid';
  if (schema['type'] === 'integer' || (existing !== undefined && /^\d+$/.test(existing))) return 'integer';
  return 'word';
}

function candidate(form: Form, kit: Kit, ...parts: (string | number)[]): string {
  const { seed } = kit.settings;
  if (form === 'uuid') return uuidOf(seed, 'absent', ...parts);
  if (form === 'integer') return String(2_147_483_647 - numberOf(100_000, seed, 'absent', ...parts));
  return wordOf(seed, 'absent', ...parts);
}
