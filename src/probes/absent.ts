import { namesIn, placeOf, prefixOf } from '../contract/kind.ts';
import { keywordsOf } from '../contract/properties.ts';
import { resourcesAt } from '../contract/resources.ts';
import type { Operation, Probe, SchemaPointer, Script } from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { type PathValues, requestOf } from '../script/request.ts';
import { inconclusive, need, outcomeOf, send, unsafe } from '../script/steps.ts';
import { numberOf, uuidOf, wordOf } from '../values/digest.ts';
import { exampleOf } from '../values/strings.ts';
import { propose } from '../values/valid.ts';
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
      const wanted = wantedFor(kit, operation, 'value' in existing ? existing.value.id : undefined);
      if (reader === undefined) {
        const id = candidate(wanted, kit, collection, 0);
        if (mayBeAnothers(id, wanted))
          return yield* unsafe(`whether ${id} is nobody’s id cannot be asked: no operation reads it`);
        return id;
      }
      const parents = yield* parentsOf(kit, reader, 'any', prefixOf(reader.path));
      for (let i = 0; i < CANDIDATES; i += 1) {
        const id = candidate(wanted, kit, collection, i);
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

/** The schema of what an operation's path calls the resource. */
export function lastSchema(operation: Operation): SchemaPointer | undefined {
  const name = lastParameter(operation);
  return operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schema;
}

/** What is known of the ids of a collection. */
interface Wanted {
  readonly form: 'uuid' | 'integer' | 'alike' | 'word';
  /** Of what there is. */
  readonly existing: string;
  readonly schema: SchemaPointer | undefined;
}

/** Larger numbers are no counters: they are made of a time and a place, as texts are. */
const LONGEST_COUNTER = 10;
/** Fewer characters that differ may well make the id of something else. */
const LEAST_CHANGED = 4;

function wantedFor(kit: Kit, operation: Operation, existing = ''): Wanted {
  const schema = lastSchema(operation);
  const { format, type } = schema === undefined ? {} : kit.contract.schemas.at(schema);
  const form = (): Wanted['form'] => {
    if (format === 'uuid' || UUID.test(existing)) return 'uuid';
    const isNumber = type === 'integer' || type === 'number' || /^\d+$/.test(existing);
    if (isNumber && existing.length <= LONGEST_COUNTER) return 'integer';
    return tailOf(existing).replace(/[^A-Za-z0-9]/g, '').length >= LEAST_CHANGED ? 'alike' : 'word';
  };
  return { form: form(), existing, schema };
}

function candidate(wanted: Wanted, kit: Kit, ...parts: (string | number)[]): string {
  const { schemas } = kit.contract;
  const { schema } = wanted;
  const id = made(wanted, kit, ...parts);
  const isValid = (one: unknown): boolean =>
    schema === undefined || schemas.errors(schema, one, 'request').length === 0;
  if (schema === undefined || isValid(id) || isValid(Number(id))) return id;
  const token = wordOf(kit.settings.seed, 'absent', ...parts);
  const proposed = propose(schemas, schema, { direction: 'request', token, optional: false });
  return isValid(proposed) && !isKnown(wanted, kit, proposed) ? String(proposed) : id;
}

/** So many ids have to be as likely, for one of them not to be met by chance. */
const LEAST_LIKELY = 1e7;

/** Whether an id may well be somebody's: a number that counts, or one of few that are of its form. */
function mayBeAnothers(id: string, { existing }: Wanted): boolean {
  if (/^\d+$/.test(id) && id.length <= LONGEST_COUNTER) return true;
  const same = [...id].findIndex((character, at) => character !== existing[at]);
  const drawn = id.slice(Math.max(same, 0)).replace(/[^A-Za-z0-9]/g, '');
  return [...drawn].reduce((all, one) => all * (/\d/.test(one) ? 10 : 6), 1) < LEAST_LIKELY;
}

/** Whether a value names something that is there, or may well be: a choice names something everywhere. */
function isKnown({ existing, schema }: Wanted, { contract }: Kit, value: unknown): boolean {
  const keywords = schema === undefined ? {} : keywordsOf(contract.schemas, schema);
  const named = [existing, keywords['default'], exampleOf(keywords)];
  return 'enum' in keywords || 'const' in keywords || named.some((one) => String(one) === String(value));
}

function made({ form, existing, schema }: Wanted, kit: Kit, ...parts: (string | number)[]): string {
  const { seed } = kit.settings;
  if (form === 'uuid') return uuidOf(seed, 'absent', ...parts);
  if (form === 'integer') {
    const { maximum } = schema === undefined ? {} : kit.contract.schemas.at(schema);
    const most = typeof maximum === 'number' ? Math.min(maximum, 2_147_483_647) : 2_147_483_647;
    return String(
      most - numberOf(Math.max(1, Math.min(100_000, Math.floor(most / 2))), seed, 'absent', ...parts),
    );
  }
  if (form === 'alike') return alike(existing, (limit, at) => numberOf(limit, seed, 'absent', ...parts, at));
  return wordOf(seed, 'absent', ...parts);
}

function tailOf(id: string): string {
  return id.slice(Math.floor(id.length / 2));
}

/**
 * An id that looks like one that exists (`note_4f5c2a`, an object id, a snowflake): each letter and digit of its second
 * half is another of its kind. Many servers refuse what is not of the form of their ids before they look it up.
 */
function alike(existing: string, draw: (limit: number, at: number) => number): string {
  const tail = tailOf(existing);
  const letters = /[g-z]/i.test(tail) ? 26 : 6;
  const other = (first: string, count: number, at: number): string =>
    String.fromCharCode(first.charCodeAt(0) + draw(count, at));
  const changed = tail.replace(/[A-Za-z0-9]/g, (character, at: number) => {
    if (/\d/.test(character)) return other('0', 10, at);
    return other(character === character.toLowerCase() ? 'a' : 'A', letters, at);
  });
  return existing.slice(0, existing.length - tail.length) + changed;
}
