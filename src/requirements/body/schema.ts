import { documentedFor, headerOf, jsonOf, mediaFor } from '../../contract/documented.ts';
import { isJson } from '../../contract/media-type.ts';
import type { SchemaError } from '../../contract/schemas.ts';
import type { DocumentedResponse, HttpResponse } from '../../model.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { describe, holds } from '../answers.ts';
import { only, promisesBody, requirement } from '../requirement.ts';
import { isOf } from '../templates.ts';

export default requirement('body/schema', {
  appliesTo: promisesBody,
  cases: (operation, kit) =>
    only(function* () {
      yield* succeeded(kit, operation);
    }),
  *observe({ id, request, response }, operation, kit) {
    if (response === undefined || !isOf(operation, request)) return;
    const reading = jsonOf(response);
    if ('problem' in reading) return; // body/media-type says so
    const mismatches = documentedFor(kit.contract, operation, response.status)
      .map((documented) => mismatch(kit, documented, response, reading.value))
      .filter((one) => one !== 'unjudged');
    if (mismatches.length === 0) return;
    const error = mismatches.includes(undefined) ? undefined : mismatches[0];
    if (error === undefined) return yield holds('schema', 'the body matches its schema', { id });
    const { instancePath, schemaPath, message } = error;
    yield {
      id: 'schema',
      verdict: 'fail',
      message: `the body of a ${response.status} breaks its schema: ${general(instancePath)} ${message}`,
      expected: message,
      actual: describe(response),
      instancePath,
      schemaPath,
      exchange: id,
    };
  },
});

/** The first way in which a body breaks one documented response; `unjudged` where that has no usable schema. */
function mismatch(
  { contract }: Kit,
  documented: DocumentedResponse,
  response: HttpResponse,
  value: unknown,
): SchemaError | undefined | 'unjudged' {
  const media = mediaFor(documented.content, headerOf(response, 'content-type'));
  if (media?.schema === undefined || !isJson(media.mediaType)) return 'unjudged';
  if (contract.schemas.defect(media.schema, 'response') !== undefined) return 'unjudged';
  return contract.schemas.errors(media.schema, value, 'response')[0];
}

/** An instance path without the numbers of items: the same fault in each item is one fault. */
function general(instancePath: string): string {
  return instancePath === '' ? 'it' : instancePath.replace(/\/\d+(?=\/|$)/g, '/*');
}
