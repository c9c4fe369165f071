import type { Contract } from '../contract/contract.ts';
import type { Direction } from '../contract/direction.ts';
import { headerOf } from '../contract/documented.ts';
import { pagingParameters } from '../contract/pages.ts';
import type { SchemaError } from '../contract/schemas.ts';
import { isObject, segmentsOf } from '../documents/pointer.ts';
import type { Envelope, FieldErrorFormat, MediaType, Operation, Parameter } from '../model.ts';
import { asTyped } from './body.ts';
import type { Identity } from './credential.ts';
import { type Call, queryIn } from './http.ts';
import { isCursor } from './paging/cursor.ts';
import type { World } from './world.ts';

/** What is wrong with one field; the path is empty for what is wrong with none in particular. */
export interface FieldError {
  readonly path: readonly string[];
  readonly message: string;
}

const REQUEST: Direction = 'request';

/** All that is wrong with a body: how it breaks its schema, and what it refers to that is not there. */
export function errorsOfBody(
  { contract, references, store }: World,
  { schema }: MediaType,
  value: unknown,
  organization: Identity['organization'],
): FieldError[] {
  if (schema === undefined) return [];
  const found = withoutBranches(contract.schemas.errors(schema, value, REQUEST)).map((error) =>
    fieldError(error, contract.fieldErrors),
  );
  if (!isObject(value)) return found;
  for (const [name, places] of references(schema)) {
    const id = value[name];
    if (typeof id !== 'string' && typeof id !== 'number') continue;
    const wrong = found.some(({ path }) => path[0] === name);
    const there = places.some((place) =>
      store.all(organization, place).some((item) => item.id === String(id)),
    );
    if (wrong || there) continue;
    found.push({ path: [name], message: `There is no "${id}".` });
  }
  return found;
}

/** All that is wrong with the query, but for the number or size of the page asked for: that is for the list to answer. */
export function errorsOfQuery({ contract }: World, operation: Operation, call: Call): FieldError[] {
  const query = queryIn(call);
  const paging = pagingParameters(contract.envelope);
  return operation.parameters.flatMap((parameter) => {
    const { in: place, name, required } = parameter;
    if (place !== 'query') return [];
    const text = query.get(name);
    if (paging.has(name)) return text === null ? [] : cursorErrors(contract.envelope, name, text);
    if (text === null)
      return required ? [{ path: [name], message: contract.fieldErrors?.requiredMessage ?? 'required' }] : [];
    return errorsOfText(contract, parameter, text);
  });
}

/** What is wrong with the headers that an operation documents, where they come. */
export function errorsOfHeaders({ contract }: World, operation: Operation, call: Call): FieldError[] {
  return operation.parameters.flatMap((parameter) => {
    const text = parameter.in === 'header' ? headerOf(call, parameter.name) : undefined;
    return text === undefined || parameter.name.toLowerCase() === contract.credential.header.toLowerCase()
      ? []
      : errorsOfText(contract, parameter, text);
  });
}

function errorsOfText({ schemas }: Contract, { name, schema }: Parameter, text: string): FieldError[] {
  if (schema === undefined || schemas.at(schema)['type'] === 'array') return [];
  const [error] = schemas.errors(schema, asTyped(schemas.errors, schema, text), REQUEST);
  return error === undefined ? [] : [{ path: [name], message: sentence(error.message) }];
}

/** A cursor is right or wrong, and has no place in a list that could be past its end. */
function cursorErrors(envelope: Envelope | undefined, name: string, text: string): FieldError[] {
  const wrong = name === envelope?.cursorParameter && !isCursor(text);
  return wrong ? [{ path: [name], message: 'No such cursor.' }] : [];
}

function fieldError(
  { instancePath, keyword, params, message }: SchemaError,
  format: FieldErrorFormat | undefined,
): FieldError {
  const path = segmentsOf(instancePath);
  if (keyword === 'required') {
    return {
      path: [...path, String(params['missingProperty'])],
      message: format?.requiredMessage ?? sentence(message),
    };
  }
  const extra = params['additionalProperty'] ?? params['unevaluatedProperty'];
  return { path: typeof extra === 'string' ? [...path, extra] : path, message: sentence(message) };
}

/** Where a value fits none of several schemas, how it misses each of them helps nobody. */
function withoutBranches(errors: readonly SchemaError[]): SchemaError[] {
  const unions = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .map(({ schemaPath }) => `${schemaPath}/`);
  return errors.filter(({ schemaPath }) => !unions.some((union) => schemaPath.startsWith(union)));
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
