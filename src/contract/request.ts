import { joinPointer } from '../documents/pointer.ts';
import type { MediaType, SchemaPointer } from '../model.ts';
import { type Reader, schemaOf } from './reader.ts';

/** What an operation takes as a body. */
export interface DocumentedBody {
  readonly content: readonly MediaType[];
  readonly required: boolean;
}

/** Where the schema goes that the fields of a form make together: below the operation, so that it has its line. */
const FORM = 'x-form';

/** The body of an operation; in version 2.0 it stands among the parameters. */
export function requestBodyOf(
  reader: Reader,
  operation: SchemaPointer,
  parameters: readonly SchemaPointer[],
): DocumentedBody {
  const place = (at: SchemaPointer): unknown => reader.object(at)['in'];
  const body = parameters.find((at) => place(at) === 'body');
  if (body !== undefined) {
    const content = reader.content(body, reader.mediaTypes(operation, 'consumes'));
    return { content, required: reader.object(body)['required'] === true };
  }
  const fields = parameters.filter((at) => place(at) === 'formData');
  if (fields.length > 0) return formOf(reader, operation, fields);
  const at = reader.follow(joinPointer(operation, 'requestBody'));
  return { content: reader.content(at), required: reader.object(at)['required'] === true };
}

function formOf(reader: Reader, operation: SchemaPointer, fields: readonly SchemaPointer[]): DocumentedBody {
  const name = (at: SchemaPointer): string => String(reader.object(at)['name']);
  const required = fields.filter((at) => reader.object(at)['required'] === true).map(name);
  const owner = reader.object(operation);
  owner[FORM] = {
    type: 'object',
    properties: Object.fromEntries(fields.map((at) => [name(at), schemaOf(reader.object(at))])),
    required,
  };
  const documented = reader.mediaTypes(operation, 'consumes').filter((type) => /form/i.test(type));
  const files = fields.some((at) => reader.object(at)['format'] === 'binary');
  const usual = files ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const types = documented.length > 0 ? documented : [usual];
  const schema = reader.schemaAt(joinPointer(operation, FORM));
  return { content: types.map((mediaType) => ({ mediaType, ...schema })), required: required.length > 0 };
}
