import { headerOf, jsonOf } from '../../contract/documented.ts';
import { isItem, prefixOf } from '../../contract/kind.ts';
import { isJson } from '../../contract/media-type.ts';
import { queryParameter } from '../../contract/pages.ts';
import { keywordsOf } from '../../contract/properties.ts';
import type { HttpRequest, HttpResponse, Operation, Script, TransportFailure } from '../../model.ts';
import { lastParameter } from '../../probes/absent.ts';
import { parentsForChange, parentsOf } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { type RequestParts, requestOf } from '../../script/request.ts';
import { check, inconclusive, trySend } from '../../script/steps.ts';
import type { BodyShape } from '../../values/request-body.ts';
import { describe } from '../answers.ts';
import { validBodyOf } from '../error/bodies.ts';
import { type CaseDraft, requirement } from '../requirement.ts';
import { attacked, attacks, jsonShapeOf } from './attacks.ts';
import { SENTENCES } from './responds.ts';

/** Bodies that hold nothing: a handler that asks them for a member fails. */
const NO_OBJECTS = { 'an empty body': '', 'null for a body': 'null' };

/** What no page can be counted by. Which of a default, a refusal and an empty page comes is free. */
const NO_COUNTS = ['0', '-1', 'trysquare', '99999999999999999999'];

/** Longer than any id, and short enough for every server's request line. */
const LONG_SEGMENT = 'x'.repeat(3_000);

export default requirement('robustness/hostile-input', {
  appliesTo: (operation, kit) =>
    jsonShapeOf(kit, operation) !== undefined ||
    isRead(operation) ||
    countersOf(kit, operation).length > 0 ||
    textFilter(kit, operation) !== undefined,
  *cases(operation, kit) {
    const shape = jsonShapeOf(kit, operation);
    if (shape !== undefined) yield* creations(kit, operation, shape);
    if (isRead(operation)) yield asked(kit, operation, 'a long path', longPath);
    for (const name of countersOf(kit, operation)) {
      for (const value of NO_COUNTS) {
        yield asked(kit, operation, `${name}=${value}`, function* () {
          const path = yield* parentsOf(kit, operation, 'any');
          return { path, query: { ...queryOf(kit, operation), [name]: value } };
        });
      }
    }
    const filter = textFilter(kit, operation);
    if (filter !== undefined) {
      yield asked(kit, operation, 'NUL in the query', function* () {
        const path = yield* parentsOf(kit, operation, 'any');
        return { path, query: { ...queryOf(kit, operation), [filter]: 'try\u0000square' } };
      });
    }
  },
});

function* creations(kit: Kit, operation: Operation, shape: BodyShape): Iterable<CaseDraft> {
  for (const attack of attacks) {
    yield created(kit, operation, attack.label, function* (attempt) {
      const { value } = yield* validBodyOf(kit, operation, `${attack.label} ${attempt}`);
      return attacked(kit, operation, shape, value, attack);
    });
  }
  for (const [label, text] of Object.entries(NO_OBJECTS)) {
    // biome-ignore lint/correctness/useYield: nothing is needed to send nothing
    yield created(kit, operation, label, function* () {
      return { mediaType: shape.media.mediaType, body: { text } };
    });
  }
}

/** A creation that is carried out when its body is sound. What comes of it is removed with all that this run made. */
function created(
  kit: Kit,
  operation: Operation,
  label: string,
  bodyFor: (attempt: number) => Script<NonNullable<RequestParts['body']>>,
): CaseDraft {
  return {
    label,
    *script(attempt) {
      yield* succeeded(kit, operation);
      const path = yield* parentsForChange(kit, operation);
      const query = queryOf(kit, operation);
      const body = yield* bodyFor(attempt);
      yield* survived(requestOf(kit, operation, { path, query, body, changes: true }), label);
    },
  };
}

function asked(
  kit: Kit,
  operation: Operation,
  label: string,
  parts: (kit: Kit, operation: Operation) => Script<RequestParts>,
): CaseDraft {
  return {
    label,
    *script() {
      yield* survived(requestOf(kit, operation, yield* parts(kit, operation)), label);
    },
  };
}

function isRead({ kind, path }: Operation): boolean {
  return kind === 'read' && isItem(path);
}

function* longPath(kit: Kit, operation: Operation): Script<RequestParts> {
  const parents = yield* parentsOf(kit, operation, 'any', prefixOf(operation.path));
  return {
    path: { ...parents, [lastParameter(operation)]: LONG_SEGMENT },
    query: queryOf(kit, operation),
  };
}

/** The parameters by which a list is told the page and its size in numbers. */
function countersOf({ contract: { envelope } }: Kit, operation: Operation): string[] {
  if (operation.kind !== 'list' || envelope === undefined) return [];
  return [envelope.pageParameter, envelope.offsetParameter, envelope.pageSizeParameter].filter(
    (name) => name !== undefined && queryParameter(operation, name) !== undefined,
  ) as string[];
}

/** A query parameter of a list that takes a text: what it says goes into a search. */
function textFilter({ contract }: Kit, { kind, parameters }: Operation): string | undefined {
  if (kind !== 'list') return undefined;
  return parameters.find(
    ({ in: place, schema }) =>
      place === 'query' &&
      schema !== undefined &&
      [keywordsOf(contract.schemas, schema)['type']].flat().includes('string'),
  )?.name;
}

/** Sends the request, and checks that an answer comes back: any but a failure of the server. */
function* survived(request: HttpRequest, label: string): Script<void> {
  const { id, response, failure } = yield* trySend(request);
  if (failure !== undefined && !wasRefused(failure)) yield* unlessUnclear(request, failure);
  const problem = response === undefined ? silence(failure) : problemOf(response);
  yield* check({
    id: 'survived',
    verdict: problem === undefined ? 'pass' : 'fail',
    message: problem === undefined ? 'an answer comes' : `${label}: ${problem}`,
    expected: 'a whole answer below 500, in time',
    actual: response === undefined ? failure : describe(response),
    exchange: id,
  });
}

const LARGE = 64 * 1024;

/** Ends the script where a failure may not be the server's. */
function* unlessUnclear({ body }: HttpRequest, { kind, status, message }: TransportFailure): Script<void> {
  if (kind === 'refused' || kind === 'unwaited') yield* inconclusive('unreachable', message);
  if (kind === 'oversized') yield* inconclusive('budget', message);
  if (kind === 'timeout' && status !== undefined)
    yield* inconclusive('unreachable', 'the answer began, and may be a stream without end');
  // Who refuses a large body need not read it: the refusal can be lost when the connection ends.
  const large = body !== undefined && 'text' in body && body.text.length > LARGE;
  if (large && kind === 'reset' && status === undefined)
    yield* inconclusive(
      'unreachable',
      'the connection ended over a large body: whether it was refused cannot be seen',
    );
}

/** A refusal that had begun to come before the connection ended, over a request that nobody wants to read. */
function wasRefused({ kind, status }: TransportFailure): boolean {
  return kind === 'truncated' && status !== undefined && [413, 414, 431].includes(status);
}

function silence(failure: TransportFailure | undefined): string | undefined {
  return failure === undefined || wasRefused(failure) ? undefined : SENTENCES[failure.kind];
}

function problemOf(response: HttpResponse): string | undefined {
  if (response.status >= 500) return `the server failed with ${response.status}`;
  const type = headerOf(response, 'content-type');
  const empty = 'text' in response.body && response.body.text === '';
  if (type === undefined || !isJson(type) || empty) return undefined;
  const reading = jsonOf(response);
  return 'problem' in reading ? reading.problem : undefined;
}
