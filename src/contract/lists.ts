import type { Conformance } from './conformance.ts';
import { successes } from './kind.ts';
import { isJson } from './media-type.ts';
import type { BareOperation } from './operations.ts';
import { isPageOf, pagingParameters } from './pages.ts';
import { keywordsOf, propertiesOf } from './properties.ts';
import type { Schemas } from './schemas.ts';

/** Whether a success body documents all the places that the envelope names. */
export function isPage({ envelope }: Conformance, schemas: Schemas, operation: BareOperation): boolean {
  if (envelope === undefined) return false;
  return successes(operation).some(([, content]) =>
    content.some((media) => isPageOf(envelope, schemas, media)),
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
  const names = [...pagingParameters(conformance.envelope)];
  const takes = (name: string): boolean =>
    operation.parameters.some((one) => one.in === 'query' && one.name === name);
  if (names.length < 2 || !names.every(takes)) return 'unpaged';
  const bodies = successes(operation).flatMap(([, content]) => content);
  if (bodies.some(({ mediaType }) => !isJson(mediaType))) return 'unpaged';
  return bodies.every(({ schema }) => schema === undefined || saysNothing(schemas, schema))
    ? 'undocumented'
    : 'otherwise';
}

/** A schema that allows any object: generated where the body is not known. */
function saysNothing(schemas: Schemas, schema: string): boolean {
  const { type, items, oneOf, anyOf } = keywordsOf(schemas, schema);
  const structured = items !== undefined || oneOf !== undefined || anyOf !== undefined;
  return !structured && type !== 'array' && propertiesOf(schemas, schema).size === 0;
}
