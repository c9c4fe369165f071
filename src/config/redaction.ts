import type { Contract } from '../contract/contract.ts';
import { namingMembers } from '../contract/identity.ts';
import { isObject, segmentsOf } from '../documents/pointer.ts';
import { UsageError } from '../errors.ts';
import { alike, alikeNumber, numbersOf } from '../run/redact/alike.ts';
import type { Given, Redaction } from '../run/redact/redactor.ts';
import type { ConfiguredValues } from '../script/kit.ts';
import { bodyShapeOf } from '../values/request-body.ts';

/** What is to be redacted, and the values of the configuration as they may be shown. */
export interface Redacted {
  readonly redaction: Redaction;
  readonly values: ConfiguredValues;
}

/**
 * Replaces what the configuration gives for names that are to be redacted: the plan, which is written into bundles,
 * never holds it. What stands for a value is made of its place, not of what it says.
 * @throws UsageError where a name cannot be redacted, or is none that the documents know.
 */
export function redacted(contract: Contract, names: readonly string[], values: ConfiguredValues): Redacted {
  checkNames(contract, names);
  const hidden = new Set(names.map((name) => name.toLowerCase()));
  const given = new Map<string, Given>();
  const hide = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => hide(name, item));
    if (isObject(value)) return within(value, name);
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const real = JSON.stringify(value);
    const own = name.toLowerCase();
    const known = given.get(`${own} ${real}`);
    const shown = known?.shown ?? standIn(contract, name, real, [...given.values()]);
    given.set(`${own} ${real}`, { name: own, real, shown });
    return JSON.parse(shown) as unknown;
  };
  const within = (members: Readonly<Record<string, unknown>>, outer?: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(members).map(([name, value]) => {
        const own = hidden.has(name.toLowerCase()) ? name : outer;
        if (own !== undefined) return [name, hide(own, value)];
        return [name, deep(value)];
      }),
    );
  const deep = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(deep);
    return isObject(value) ? within(value) : value;
  };
  const texts = (parameters: Readonly<Record<string, string>>) =>
    within(parameters) as Record<string, string>;
  const { parameters, properties, schemas, operations } = values;
  const shown: ConfiguredValues = {
    parameters: texts(parameters),
    properties: within(properties),
    ...(schemas !== undefined && {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, within(one)])),
    }),
    ...(operations !== undefined && {
      operations: Object.fromEntries(
        Object.entries(operations).map(([glob, one]) => [
          glob,
          { parameters: texts(one.parameters), properties: within(one.properties) },
        ]),
      ),
    }),
  };
  return {
    redaction: { names, given: [...given.values()].filter((one) => one.real !== one.shown) },
    values: shown,
  };
}

const TRIES = 100;

/** A literal like another, that breaks no rule of a member or parameter of that name which the other keeps. */
function standIn(contract: Contract, name: string, real: string, others: readonly Given[]): string {
  const rules = contract.operations.flatMap((operation) => [
    ...[bodyShapeOf(contract, operation)?.properties.get(name) ?? []].flat(),
    ...operation.parameters.flatMap((one) => (one.name === name ? (one.schema ?? []) : [])),
  ]);
  const broken = (literal: string): string => {
    const value: unknown = JSON.parse(literal);
    const number = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
    const read = (pointer: string) =>
      // A parameter is a text here, whatever it stands for.
      [value, ...(Number.isFinite(number) ? [number] : [])].map(
        (one) => contract.schemas.errors(pointer, one, 'request').length > 0,
      );
    return JSON.stringify(rules.map(read));
  };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const numbers = numbersOf('configured', name, others.length, attempt);
    const made = real.startsWith('"')
      ? JSON.stringify(alike(JSON.parse(real) as string, numbers))
      : alikeNumber(real, numbers);
    const isTaken = others.some((one) => one.real === made || one.shown === made);
    if (made !== real && !isTaken && broken(made) === broken(real)) return made;
  }
  // What only one of a few listed values can be, the document tells.
  return real;
}

/** @throws UsageError */
function checkNames(contract: Contract, names: readonly string[]): void {
  if (names.length === 0) return;
  const known = namesIn(contract.source.value);
  const unknown = names.filter((name) => !known.has(name.toLowerCase()));
  if (unknown.length > 0)
    throw new UsageError(
      `the configuration redacts what no document names: ${unknown.join(', ')} (an overlay can name what is answered and not documented)`,
    );
  const needed = neededNames(contract);
  for (const name of names) {
    const why = needed.get(name.toLowerCase());
    if (why !== undefined) throw new UsageError(`"${name}" cannot be redacted: ${why}`);
  }
}

/** Names without whose values nothing can be asked or judged, in lower case, and why. */
function neededNames(contract: Contract): Map<string, string> {
  const { envelope, fieldErrors, operations, identifier } = contract;
  const needed = new Map<string, string>();
  const need = (name: string | undefined, why: string): void => {
    if (name !== undefined && name !== '') needed.set(name.toLowerCase(), why);
  };
  need(identifier, ID);
  for (const { collection } of operations)
    for (const name of namingMembers(contract, collection)) need(name, ID);
  if (envelope !== undefined) {
    const { schema: _, paging: __, ...places } = envelope;
    for (const place of Object.values(places))
      for (const name of place.startsWith('/') ? segmentsOf(place) : [place]) need(name, PAGE);
  }
  if (fieldErrors?.style === 'list')
    for (const name of [...segmentsOf(fieldErrors.at), fieldErrors.field, fieldErrors.message])
      need(name, 'it says what is wrong with a request');
  return needed;
}

const ID = 'paths name things by it, and a request for another could do harm';
const PAGE = 'it says how one page of a list leads to the next';

/** All names of members, parameters and headers in a document, in lower case. */
function namesIn(document: unknown): Set<string> {
  const names = new Set<string>();
  const seen = new Set<object>();
  const stack: unknown[] = [document];
  for (let value = stack.pop(); value !== undefined || stack.length > 0; value = stack.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const { properties, headers, name, in: place } = value as Record<string, unknown>;
    for (const members of [properties, headers])
      if (isObject(members)) for (const one of Object.keys(members)) names.add(one.toLowerCase());
    if (typeof name === 'string' && typeof place === 'string') names.add(name.toLowerCase());
    stack.push(...Object.values(value));
  }
  return names;
}
