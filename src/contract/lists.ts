import type { MediaType } from '../model.ts';
import type { Conformance } from './conformance.ts';
import { successes } from './kind.ts';
import { isJson } from './media-type.ts';
import type { BareOperation } from './operations.ts';
import { keywordsOf, propertiesOf, schemaWithin } from './properties.ts';
import type { Schemas } from './schemas.ts';

/** Whether a success body documents all the places that the envelope names. */
export function isPage(conformance: Conformance, schemas: Schemas, operation: BareOperation): boolean {
  return successes(operation).some(([, content]) =>
    content.some((media) => hasEnvelope(conformance, schemas, media)),
  );
}

function hasEnvelope({ envelope }: Conformance, schemas: Schemas, { schema }: MediaType): boolean {
  if (envelope === undefined || schema === undefined) return false;
  return [envelope.items, envelope.next, envelope.count, envelope.previous].every(
    (place) => place === undefined || schemaWithin(schemas, schema, place) !== undefined,
  );
}

/** What a document says of a GET that takes the contract's paging parameters. */
export type PagedReading = 'page' | 'undocumented' | 'otherwise' | 'unpaged';

/**
 * Reads whether an operation lists: its body is a page; or it takes the parameters that ask for one, and its body is
 * not documented, or documented otherwise (which contradicts the contract).
 */
export function pagedReading(
  conformance: Conformance,
  schemas: Schemas,
  operation: BareOperation,
): PagedReading {
  if (isPage(conformance, schemas, operation)) return 'page';
  const names = pagingParameters(conformance);
  const takes = (name: string): boolean =>
    operation.parameters.some((one) => one.in === 'query' && one.name === name);
  if (names.length < 2 || !names.every(takes)) return 'unpaged';
  const bodies = successes(operation).flatMap(([, content]) => content);
  if (bodies.some(({ mediaType }) => !isJson(mediaType))) return 'unpaged';
  return bodies.every(({ schema }) => schema === undefined || saysNothing(schemas, schema))
    ? 'undocumented'
    : 'otherwise';
}

function pagingParameters({ envelope }: Conformance): string[] {
  return [envelope?.pageParameter, envelope?.pageSizeParameter].filter((name) => name !== undefined);
}

/** A schema that allows any object: generated where the body is not known. */
function saysNothing(schemas: Schemas, schema: string): boolean {
  const { type, items, oneOf, anyOf } = keywordsOf(schemas, schema);
  const structured = items !== undefined || oneOf !== undefined || anyOf !== undefined;
  return !structured && type !== 'array' && propertiesOf(schemas, schema).size === 0;
}
