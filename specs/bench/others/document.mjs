import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ownContract } from '../measure/command.mjs';
import { scratch } from '../measure/scratch.mjs';

/**
 * The own contract as OpenAPI 3.0, so that Dredd and Specmatic accept it: the same operations, schemas and examples.
 * `null` among the types becomes `nullable`, the scheme `Api-Key` an API key in the header `Authorization`, and a list
 * of anything says so.
 * @returns {string} a JSON file
 */
export function plainDocument() {
  const { 'x-conformance': _, ...contract } = parse(readFileSync(ownContract, 'utf8'));
  const document = { ...plain(contract), openapi: '3.0.3' };
  delete document.info.summary;
  document.components.securitySchemes = {
    ApiKeyAuth: { type: 'apiKey', in: 'header', name: 'Authorization' },
  };
  const file = join(scratch(), 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const result = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
  if (Array.isArray(value.type)) {
    result.type = value.type.find((type) => type !== 'null');
    result.nullable = true;
  }
  if (value.type === 'array' && value.items === undefined) result.items = {};
  return result;
}
