import { isReadOnly, itemsOf, propertiesOf, requiredOf } from '../contract/properties.ts';
import type { Schemas } from '../contract/schemas.ts';
import { isObject, joinPointer } from '../documents/pointer.ts';
import type { SchemaPointer } from '../model.ts';
import { facetsOf } from './facets.ts';
import { wrongLists } from './invalid-arrays.ts';
import { wrongNumbers } from './invalid-numbers.ts';
import { breaksOnly } from './invalid-proof.ts';
import { wrongStrings } from './invalid-strings.ts';
import { wrongChoices, wrongNull, wrongTypes } from './invalid-types.ts';
import { propose } from './valid.ts';
import type { Violation } from './violation.ts';

/** A body that breaks one rule of its schema in one place. */
export interface InvalidBody {
  /** `name: longer than 200`: the same for the same schema, whatever the values. */
  readonly label: string;
  readonly keyword: string;
  /** The member of the body that is wrong, or that the wrong part stands in; undefined for the body as a whole. */
  readonly field: string | undefined;
  /** How deep in the body it is wrong: 0 for a member of it. Items count as their list. */
  readonly depth: number;
  /** Whether it is wrong within an item of a list. */
  readonly inItem: boolean;
  readonly value: Record<string, unknown>;
}

interface Breaking {
  readonly schemas: Schemas;
  /** The schema of the body. */
  readonly schema: SchemaPointer;
  /** A valid body, to be broken. */
  readonly valid: Readonly<Record<string, unknown>>;
  /** What proposed parts are made of. */
  readonly token: string;
  /** Members that name a resource: anything well-formed could be one. */
  readonly isReference: (name: string, property: SchemaPointer) => boolean;
}

/** A part of the body: where it stands, what it is, and how another is put in its place. */
interface Part {
  readonly schema: SchemaPointer;
  readonly name: string;
  readonly field: string | undefined;
  readonly at: string;
  readonly depth: number;
  readonly inItem: boolean;
  /** A valid value of it. */
  readonly base: unknown;
  readonly put: (value: unknown) => unknown;
}

const DEEPEST = 2;

/** All bodies that break one rule of the valid one's schema in one place, each confirmed by ajv. */
export function invalidBodies(breaking: Breaking): InvalidBody[] {
  const { schema, valid } = breaking;
  const body = { schema, name: '', field: undefined, at: '', inItem: false, base: valid };
  const root: Part = { ...body, depth: -1, put: (value) => value };
  const found = new Map<string, InvalidBody>();
  for (const one of [...within(breaking, root), ...extra(breaking, root)]) {
    if (!found.has(one.label)) found.set(one.label, one);
  }
  return [...found.values()];
}

/** Of many, so many that no keyword and no member is left out while another has its turn again. */
export function chosenFrom(bodies: readonly InvalidBody[], most: number): InvalidBody[] {
  const rest = [...bodies];
  const chosen: InvalidBody[] = [];
  const seen = new Map<string, number>();
  const marks = ({ keyword, depth, inItem, label }: InvalidBody): string[] => [
    `${keyword} ${Math.min(depth, 1)} ${inItem}`,
    label.slice(0, label.lastIndexOf(':')),
  ];
  const weight = (body: InvalidBody): number =>
    marks(body).reduce((sum, mark) => sum + (seen.get(mark) ?? 0), 0);
  while (chosen.length < most && rest.length > 0) {
    const next = rest.reduce((best, one) => (weight(one) < weight(best) ? one : best));
    rest.splice(rest.indexOf(next), 1);
    for (const mark of marks(next)) seen.set(mark, (seen.get(mark) ?? 0) + 1);
    chosen.push(next);
  }
  return bodies.filter((one) => chosen.includes(one));
}

/** What is wrong with the members of an object. */
function* within(breaking: Breaking, part: Part): Iterable<InvalidBody> {
  const { schemas, token, isReference } = breaking;
  const base = isObject(part.base) ? part.base : {};
  const depth = part.depth + 1;
  if (depth > DEEPEST) return;
  for (const [name, property] of propertiesOf(schemas, facetsOf(schemas, part.schema).at)) {
    if (isReadOnly(schemas, property)) continue;
    const given = base[name];
    const member: Part = {
      schema: property,
      name: part.name === '' ? name : `${part.name}.${name}`,
      field: part.field ?? name,
      at: joinPointer(part.at, name),
      depth,
      inItem: part.inItem,
      base: given ?? propose(schemas, property, { direction: 'request', token, optional: false }),
      put: (value) => part.put({ ...base, [name]: value }),
    };
    if (!isReference(name, property)) yield* ofPart(breaking, member);
    else
      yield* confirmed(
        breaking,
        member,
        wrongStrings({ format: facetsOf(schemas, property).schema['format'] }, ''),
      );
  }
}

/** What is wrong with a part itself, and with what it holds. */
function* ofPart(breaking: Breaking, part: Part): Iterable<InvalidBody> {
  const { schemas, token } = breaking;
  const { at, schema, type } = facetsOf(schemas, part.schema);
  const items = itemsOf(schemas, at);
  const itemType = items === undefined ? undefined : facetsOf(schemas, items).type;
  const making = { direction: 'request', optional: false } as const;
  const listed = Array.isArray(part.base) ? part.base : [];
  const itemAt = (index: number): unknown =>
    listed[index] ?? (items && propose(schemas, items, { ...making, token: `${token} ${index}` }));

  const violations: Violation[] = type === undefined ? [] : wrongTypes(type, itemType);
  const choices = wrongChoices(schema);
  violations.push(...choices, wrongNull);
  if (choices.length === 0 && (type === 'integer' || type === 'number'))
    violations.push(...wrongNumbers(schema, part.base));
  if (choices.length === 0 && type === 'string') violations.push(...wrongStrings(schema, part.base));
  if (type === 'array') violations.push(...wrongLists(schema, itemAt));
  yield* confirmed(breaking, part, violations);

  if (type === 'object') {
    yield* lacking(breaking, part, requiredOf(schemas, at));
    yield* extra(breaking, part);
    yield* within(breaking, part);
  }
  const item = items === undefined ? undefined : itemAt(0);
  if (type !== 'array' || items === undefined || item === undefined || part.depth >= DEEPEST) return;
  yield* ofPart(breaking, {
    ...part,
    schema: items,
    name: `${part.name}[0]`,
    at: `${part.at}/0`,
    inItem: true,
    depth: part.depth + 1,
    base: item,
    put: (value) => part.put([value, ...listed.slice(1)]),
  });
}

/** A nested object without one of the members that it has to have. */
function* lacking(breaking: Breaking, part: Part, required: readonly string[]): Iterable<InvalidBody> {
  const base = isObject(part.base) ? part.base : {};
  for (const name of required) {
    const rest = Object.fromEntries(Object.entries(base).filter(([member]) => member !== name));
    yield* confirmed(breaking, part, [{ keyword: 'required', what: `without ${name}`, values: [rest] }]);
  }
}

/** An object with a member that it must not have. */
function* extra(breaking: Breaking, part: Part): Iterable<InvalidBody> {
  const { schema } = facetsOf(breaking.schemas, part.schema);
  if (schema['additionalProperties'] !== false || !isObject(part.base)) return;
  const value = { ...part.base, trysquare: 'trysquare' };
  const name = part.name === '' ? 'body' : part.name;
  const what = 'a member too many';
  yield* confirmed(breaking, { ...part, name }, [{ keyword: 'additionalProperties', what, values: [value] }]);
}

/** The violations of a part that ajv confirms, each with the purest of its values. */
function* confirmed(breaking: Breaking, part: Part, violations: readonly Violation[]): Iterable<InvalidBody> {
  const { schemas, schema } = breaking;
  for (const { keyword, what, values } of violations) {
    // What is sent is JSON: a value that cannot be written so is another one.
    const bodies = values.map((value) => JSON.parse(JSON.stringify(part.put(value))) as InvalidBody['value']);
    const proven = (pure: boolean) => (body: unknown) =>
      breaksOnly(schemas, schema, body, part.at, keyword, pure);
    const value = bodies.find(proven(true)) ?? bodies.find(proven(false));
    if (value === undefined) continue;
    const { field, depth, inItem, name } = part;
    yield { label: `${name}: ${what}`, keyword, field, depth: Math.max(0, depth), inItem, value };
  }
}
