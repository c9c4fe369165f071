import { namingMembers } from '../../contract/identity.ts';
import { isMarked, keywordsOf, propertiesOf } from '../../contract/properties.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Operation, SchemaPointer } from '../../model.ts';
import type { Kit } from '../../script/kit.ts';
import { bodyShapeOf } from '../../values/request-body.ts';
import { answerSchemaOf } from '../siblings.ts';
import { comesBack, holds } from './holds.ts';

/**
 * The members that a client writes by one operation and reads by another: in both schemas, and neither read-only nor
 * write-only in either. Each with its schema in the answer.
 */
export function keptMembers(
  kit: Kit,
  writer: Operation,
  reader: Operation,
): ReadonlyMap<string, SchemaPointer> {
  const { schemas } = kit.contract;
  const answer = answerSchemaOf(reader);
  const shown = answer === undefined ? new Map<string, SchemaPointer>() : propertiesOf(schemas, answer);
  const written = bodyShapeOf(kit.contract, writer)?.properties ?? new Map<string, SchemaPointer>();
  const naming = namingMembers(kit.contract, writer.collection);
  return new Map(
    [...written].flatMap(([name, property]): [string, SchemaPointer][] => {
      const own = shown.get(name);
      const kept =
        own !== undefined &&
        !naming.has(name) &&
        comesBack(schemas, own) &&
        !isMarked(schemas, property, 'writeOnly') &&
        keywordsOf(schemas, property)['format'] !== 'binary';
      return kept ? [[name, own]] : [];
    }),
  );
}

/** Whether a member is what was sent; what the answer's schema does not allow there cannot come back as it was. */
export function isKept(kit: Kit, property: SchemaPointer, sent: unknown, got: unknown): boolean {
  const { schemas } = kit.contract;
  return holds(schemas, property, sent, got) || schemas.errors(property, sent, 'response').length > 0;
}

/** The first of the members that was sent and is not what came back. */
export function firstLost(
  kit: Kit,
  members: ReadonlyMap<string, SchemaPointer>,
  sent: Readonly<Record<string, unknown>>,
  got: JsonObject,
): string | undefined {
  return [...members].find(
    ([name, property]) => Object.hasOwn(sent, name) && !isKept(kit, property, sent[name], got[name]),
  )?.[0];
}

/** The first member that was to become null and has the value that it had before. */
export function firstStale(
  members: ReadonlyMap<string, SchemaPointer>,
  sent: Readonly<Record<string, unknown>>,
  before: JsonObject,
  after: JsonObject,
): string | undefined {
  return [...members.keys()].find((name) => {
    const old = before[name] ?? null;
    return sent[name] === null && old !== null && JSON.stringify(old) === JSON.stringify(after[name]);
  });
}

/** The first array that was sent and has more items than it had. */
export function firstGrown(
  members: ReadonlyMap<string, SchemaPointer>,
  sent: Readonly<Record<string, unknown>>,
  before: JsonObject,
  after: JsonObject,
): string | undefined {
  return [...members.keys()].find((name) => {
    const [old, now] = [before[name], after[name]];
    return Array.isArray(sent[name]) && Array.isArray(old) && Array.isArray(now) && now.length > old.length;
  });
}

/** A part of an object for a reader of a report: one member of it. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? { [name]: value[name] } : {};
}
