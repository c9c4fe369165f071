import type { Envelope, MediaType, Operation, Parameter } from '../model.ts';
import { itemsOf, keywordsOf, propertiesOf, schemaWithin } from './properties.ts';
import type { Schemas } from './schemas.ts';

/** The parameters that ask for a page, as `x-conformance` names them. */
export const PARAMETERS = [
  'pageParameter',
  'offsetParameter',
  'cursorParameter',
  'pageSizeParameter',
] as const;

/** The query parameters that say which page is wanted, and how large: they filter nothing. */
export function pagingParameters(envelope: Envelope | undefined): Set<string> {
  return new Set(PARAMETERS.flatMap((name) => envelope?.[name] ?? []));
}

/** The query parameter of that name, where the operation documents it. */
export function queryParameter(operation: Operation, name: string | undefined): Parameter | undefined {
  return operation.parameters.find((one) => one.in === 'query' && one.name === name);
}

/** The number that the first page has, as its parameter documents: its default, its least value, else 1. */
export function firstPageOf(envelope: Envelope, schemas: Schemas, operation: Operation): number {
  const schema = queryParameter(operation, envelope.pageParameter)?.schema;
  const { default: usual, minimum } = schema === undefined ? {} : schemas.at(schema);
  return [usual, minimum].find((one): one is number => typeof one === 'number') ?? 1;
}

/** Whether a body is a page: it documents the places that a list cannot do without, and its items may be an array. */
export function isPageOf(envelope: Envelope, schemas: Schemas, { schema }: MediaType): boolean {
  if (schema === undefined) return false;
  const at = (place: string): string | undefined => schemaWithin(schemas, schema, place);
  const items = at(envelope.items);
  const others = [envelope.next, envelope.count, envelope.previous].filter((place) => place !== undefined);
  return (
    items !== undefined &&
    isArray(schemas, items, others.length > 0) &&
    others.every((place) => at(place) !== undefined)
  );
}

/**
 * Without it, a body that keeps one object where lists keep their items would be taken for one. What is of no type that
 * is documented may be an array where something else tells a page.
 */
function isArray(schemas: Schemas, pointer: string, told: boolean): boolean {
  const { type } = keywordsOf(schemas, pointer);
  if (type !== undefined) return [type].flat().includes('array');
  if (itemsOf(schemas, pointer) !== undefined) return true;
  return told && propertiesOf(schemas, pointer).size === 0;
}
