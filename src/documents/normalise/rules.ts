import { isObject, type JsonObject } from '../pointer.ts';
import type { Scope } from './scope.ts';
import { isOfType, typesIn } from './types.ts';

/** The keywords of the copy of a schema, each converted by itself; a rule settles what is a matter of several. */
export type Rule = (made: Map<string, unknown>, scope: Scope) => void;

/** From here on not every whole number can be told from the next: what is exclusive may refuse what is allowed. */
const EXACT = 2 ** 53;

/** The exclusive bounds of draft 4 are a mark on the bound beside them. */
const bounds: Rule = (made, scope) => {
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const [mark, bound] = [made.get(exclusive), made.get(inclusive)];
    if (typeof mark === 'boolean') made.delete(exclusive);
    if (mark === true) {
      if (bound === undefined) scope.lose(exclusive, `has no ${inclusive} beside it`);
      made.delete(inclusive);
      if (bound !== undefined) made.set(exclusive, bound);
    }
    const strict = made.get(exclusive);
    if (typeof strict !== 'number' || Math.abs(strict) < EXACT) continue;
    made.delete(exclusive);
    if (!made.has(inclusive)) made.set(inclusive, strict);
  }
};

/** Before 2020-12, `items` could be a list, and `additionalItems` what comes behind it. */
const tuples: Rule = (made) => {
  const [items, more] = [made.get('items'), made.get('additionalItems')];
  made.delete('additionalItems');
  if (!Array.isArray(items)) return;
  made.delete('items');
  made.set('prefixItems', items);
  if (more !== undefined) made.set('items', more);
};

/** `dependencies` has become two keywords. */
const dependencies: Rule = (made) => {
  const both = made.get('dependencies');
  made.delete('dependencies');
  if (!isObject(both)) return;
  const split = (keyword: string, isOurs: (value: unknown) => boolean): void => {
    const ours = Object.entries(both).filter(([, value]) => isOurs(value));
    const others = made.get(keyword);
    if (ours.length > 0)
      made.set(keyword, Object.fromEntries([...ours, ...Object.entries(isObject(others) ? others : {})]));
  };
  split('dependentRequired', Array.isArray);
  split('dependentSchemas', (value) => !Array.isArray(value));
};

/** A reference that depends on the way is one like any other where there is only one place that it can lead to. */
const dynamic: Rule = (made, scope) => {
  for (const keyword of ['$dynamicRef', '$recursiveRef']) {
    const target = made.get(keyword);
    made.delete(keyword);
    if (target === undefined) continue;
    if (made.has('$ref')) scope.lose(keyword, 'stands beside another reference');
    else made.set('$ref', target);
  }
};

/** What refuses all members that others do not name says too much where the names are not known. */
const closed: Rule = (made, { lost }) => {
  if (lost.has('properties') || lost.has('patternProperties')) {
    made.delete('additionalProperties');
    made.delete('unevaluatedProperties');
  }
  if (lost.has('prefixItems')) {
    made.delete('items');
    made.delete('unevaluatedItems');
  }
};

/** Keywords that may refuse null though the schema itself allows it. */
const APPLYING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if'];

/**
 * `nullable` becomes a type, and null one of the values. Where more than the type may refuse null, the mark stays for
 * who compiles the schema. A default of null says the same, and so does null among the types or the values alone.
 */
const nulls: Rule = (made, { source }) => {
  const marked = made.get('nullable') === true || source['x-nullable'] === true;
  const nullable = marked || (made.get('nullable') !== false && source['default'] === null);
  made.delete('nullable');
  const types = typesIn(made.get('type'));
  const choices = made.get('enum');
  const named = types.includes('null') || (Array.isArray(choices) && choices.includes(null));
  if (!nullable && !named) return;
  if (types.length > 0 && !types.includes('null')) made.set('type', [...types, 'null']);
  if (Array.isArray(choices) && !choices.includes(null)) made.set('enum', [...choices, null]);
  if (!nullable) return;
  const constant = made.get('const');
  if (constant !== undefined && constant !== null) {
    made.delete('const');
    made.set('enum', [constant, null]);
  }
  if (types.length === 0 || APPLYING.some((keyword) => made.has(keyword))) made.set('nullable', true);
};

/** Values of other types than the schema names: numbers for texts, or those that are meant for the items of a list. */
const choices: Rule = (made, scope) => {
  const types = typesIn(made.get('type'));
  const values = made.get('enum') ?? (made.has('const') ? [made.get('const')] : undefined);
  if (types.length === 0 || !Array.isArray(values)) return;
  if (values.every((value) => isOfType(value, types))) return;
  const keyword = made.has('enum') ? 'enum' : 'const';
  made.delete(keyword);
  scope.lose(keyword, `names values that are not of type ${types.join(' or ')}`);
};

/** An uploaded or downloaded file is a text that nothing is known of. */
const files: Rule = (made, { source }: { readonly source: JsonObject }) => {
  if (source['type'] === 'file') made.set('format', 'binary');
};

export const RULES: readonly Rule[] = [bounds, tuples, dependencies, dynamic, closed, nulls, choices, files];
