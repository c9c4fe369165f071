import { documentedFor, headerOf, jsonOf, mediaFor } from '../../contract/documented.ts';
import { isJson } from '../../contract/media-type.ts';
import type { Judgement, SchemaError } from '../../contract/schemas.ts';
import type { DocumentedResponse, HttpResponse } from '../../model.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { describe, holds, unread } from '../answers.ts';
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
    const judgements = documentedFor(kit.contract, operation, response.status)
      .map((documented) => judged(kit, documented, response, reading.value))
      .filter((one) => one !== undefined);
    const fitting = judgements.filter(({ errors }) => errors.length === 0);
    if (judgements.length === 0) return;
    if (fitting.some((one) => one.unread === undefined))
      return yield holds('schema', 'the body matches its schema', { id });
    const [open] = fitting;
    if (open !== undefined) return yield unread('schema', open.unread);
    const [error] = judgements.flatMap(({ errors }) => errors) as [SchemaError];
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

/** What a body comes to by one documented response; undefined where that says nothing of it. */
function judged(
  { contract }: Kit,
  documented: DocumentedResponse,
  response: HttpResponse,
  value: unknown,
): Judgement | undefined {
  if (documented.unread !== undefined) return { errors: [], unread: documented.unread };
  const media = mediaFor(documented.content, headerOf(response, 'content-type'));
  if (media?.schema === undefined || !isJson(media.mediaType)) return undefined;
  return contract.schemas.judged(media.schema, value, 'response');
}

/** An instance path without the numbers of items: the same fault in each item is one fault. */
function general(instancePath: string): string {
  return instancePath === '' ? 'it' : instancePath.replace(/\/\d+(?=\/|$)/g, '/*');
}
