import { documentedFor, headerOf, jsonOf, mediaFor, takesBody } from '../../contract/documented.ts';
import { isJson } from '../../contract/media-type.ts';
import type { Check, HttpResponse, MediaType } from '../../model.ts';
import { succeeded } from '../../probes/success.ts';
import { describe, holds, readIn, unread } from '../answers.ts';
import { only, promisesBody, requirement } from '../requirement.ts';
import { isOf } from '../templates.ts';
import { duplicateMember } from './duplicates.ts';

export default requirement('body/media-type', {
  appliesTo: promisesBody,
  cases: (operation, kit) =>
    only(function* () {
      yield* succeeded(kit, operation);
    }),
  *observe({ id, request, response }, operation, kit) {
    if (response === undefined || !isOf(operation, request)) return;
    if (!takesBody(request.method, response.status)) return;
    const { documented, lost } = readIn(documentedFor(kit.contract, operation, response.status));
    if (documented.length === 0) {
      if (lost !== undefined) yield unread('media type', lost);
      return;
    }
    // A response without content promises nothing about the body.
    if (documented.some(({ content }) => content.length === 0)) return;
    const content = documented.flatMap((one) => one.content);
    const problem = problemOf(response, content);
    if (problem === undefined)
      return yield holds('media type', 'the body is what its media type says', { id });
    if (lost !== undefined) return yield unread('media type', lost);
    yield {
      id: 'media type',
      verdict: 'fail',
      expected: { contentType: [...new Set(content.map(({ mediaType }) => mediaType))] },
      actual: describe(response),
      ...problem,
      exchange: id,
    };
  },
});

function problemOf(
  response: HttpResponse,
  content: readonly MediaType[],
): Pick<Check, 'message' | 'instancePath'> | undefined {
  const type = headerOf(response, 'content-type');
  const documented = content.map(({ mediaType }) => mediaType);
  if (type === undefined) return { message: `a ${response.status} comes without Content-Type` };
  if (mediaFor(content, type) === undefined) {
    return {
      message: `a ${response.status} is ${type}; documented is ${[...new Set(documented)].join(' or ')}`,
    };
  }
  if (!isJson(type)) return undefined;
  const reading = jsonOf(response);
  if ('problem' in reading) return { message: reading.problem };
  const twice = 'text' in response.body ? duplicateMember(response.body.text) : undefined;
  return twice === undefined
    ? undefined
    : { message: 'a member stands twice in one object', instancePath: twice };
}
