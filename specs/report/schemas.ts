import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const { resolve } = createRequire(import.meta.url);

/** A file of a package. */
function fileIn(name: string): object {
  return JSON.parse(readFileSync(resolve(name), 'utf8')) as object;
}

/** The ways in which a value is not what a public schema says. */
type Errors = (value: unknown) => readonly string[];

function errorsBy(validate: ValidateFunction): Errors {
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

/** SARIF 2.1.0, by the schema that its standard publishes. */
export const sarifErrors: Errors = (() => {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv as never);
  return errorsBy(ajv.compile(fileIn('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')));
})();

/** HAR 1.2. */
export const harErrors: Errors = (() => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addMetaSchema(fileIn('ajv/dist/refs/json-schema-draft-06.json'));
  const schemas = createRequire(import.meta.url)('har-schema') as Record<string, object>;
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  return errorsBy(ajv.getSchema('har.json#') as ValidateFunction);
})();
