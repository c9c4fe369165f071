import { isObject, type JsonObject } from '../../documents/pointer.ts';
import { type Targets, targetsIn } from './targets.ts';

/** Keywords, and other members of OpenAPI, whose members are names of the author's choice. */
export const NAMED: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas', 'paths'],
  ...['webhooks', 'pathItems', 'responses', 'parameters', 'headers', 'requestBodies', 'content', 'encoding'],
  ...['mediaTypes', 'callbacks', 'links', 'securitySchemes', 'securityDefinitions'],
]);

/** What is no part of a schema, whatever it looks like: an `$id` in an example would be taken for one. */
const LEFT_OUT = new Set(['example', 'examples', '$id', '$anchor', '$dynamicAnchor', '$async']);
/** Values that are compared as they are. */
const DATA = new Set(['enum', 'const', 'default']);

/** A document that ajv may have, for it is nobody else's. */
export interface Copy {
  readonly root: unknown;
  /** All objects in it whose members are keywords, schemas or not. */
  readonly objects: readonly JsonObject[];
  /** Those that require less than they did. */
  readonly shortened: ReadonlySet<object>;
  readonly targets: Targets;
}

/**
 * Copies a document without the requirement of members that are hidden from its reader. What hides a member may stand
 * in another part of an `allOf` than what requires it. What is shared stays shared.
 */
export function copyWithout(root: unknown, hiddenIn: (schema: JsonObject) => readonly string[]): Copy {
  const copies = new Map<string, Map<object, unknown>>();
  const objects: JsonObject[] = [];
  const shortened = new Set<object>();

  /** `hidden`: what an enclosing `allOf` knows to be hidden. `named`: the members are names, not keywords. */
  const copy = (value: unknown, hidden: readonly string[] = [], named = false): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const kind = named ? 'names' : hidden.length === 0 ? '' : `hidden ${hidden.join('\0')}`;
    const alike = copies.get(kind) ?? new Map<object, unknown>();
    if (alike.size === 0) copies.set(kind, alike);
    const known = alike.get(value);
    if (known !== undefined) return known;
    const made: unknown[] | JsonObject = Array.isArray(value) ? [] : {};
    alike.set(value, made);
    if (Array.isArray(made)) for (const item of value as unknown[]) made.push(copy(item, hidden));
    else if (named) for (const [name, member] of Object.entries(value)) set(made, name, copy(member));
    else fill(made, value as JsonObject, hidden);
    return made;
  };

  const fill = (made: JsonObject, schema: JsonObject, hidden: readonly string[]): void => {
    objects.push(made);
    const { required, allOf, properties, $ref: reference } = schema;
    const composed =
      Array.isArray(allOf) || (Array.isArray(required) && (isObject(properties) || reference !== undefined));
    const all = composed ? [...new Set([...hidden, ...hiddenIn(schema)])] : hidden;
    for (const [name, member] of Object.entries(schema)) {
      if (LEFT_OUT.has(name)) continue;
      if (DATA.has(name)) set(made, name, member);
      else set(made, name, copy(member, name === 'allOf' ? all : [], NAMED.has(name)));
    }
    if (required === undefined) return;
    const names = Array.isArray(required) ? required.filter((name) => !all.includes(String(name))) : [];
    if (Array.isArray(required) && names.length < required.length) shortened.add(made);
    // A parameter of version 2.0, which is its own schema, is required itself.
    if (Array.isArray(required)) made['required'] = names;
    else delete made['required'];
  };

  const copied = copy(root);
  return { root: copied, objects, shortened, targets: targetsIn(copied) };
}

/**
 * A member may be named `__proto__`. One named `200` is set as what cannot be changed: an object that can be has room for
 * two hundred more, and documents have thousands of answers.
 */
function set(object: JsonObject, name: string, value: unknown): void {
  if (name !== '__proto__' && !/^\d+$/.test(name)) object[name] = value;
  else
    Object.defineProperty(object, name, {
      value,
      writable: name === '__proto__',
      enumerable: true,
      configurable: true,
    });
}
