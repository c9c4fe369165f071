import { OF_THE_CONNECTION } from '../../contract/connection.ts';
import { documentedFor } from '../../contract/documented.ts';
import type { DocumentedHeader, DocumentedResponse, HttpResponse, Operation, Script } from '../../model.ts';
import { harmless } from '../../probes/harmless.ts';
import { succeeded } from '../../probes/success.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { send, stop } from '../../script/steps.ts';
import { holds, readIn, unread } from '../answers.ts';
import { only, requirement, secured } from '../requirement.ts';
import { isOf } from '../templates.ts';
import { headerMismatch, headerUnread } from './header-values.ts';

/** Headers that a requirement of their own asks for: that one says where they are missing. */
const ASKED_ELSEWHERE: Readonly<Record<string, string>> = {
  'www-authenticate': 'auth/challenge',
  allow: 'error/method-not-allowed',
};

export default requirement('body/headers', {
  appliesTo: (operation, { contract }) =>
    [...operation.responses.values(), ...[...contract.roles.values()].map(({ response }) => response)].some(
      hasHeaders,
    ),
  cases: (operation, kit) =>
    only(function* () {
      yield* provoked(kit, operation);
    }),
  *observe({ id, request, response }, operation, kit) {
    if (response === undefined || !isOf(operation, request)) return;
    const documented = documentedFor(kit.contract, operation, response.status);
    if (!documented.some(hasHeaders)) return;
    const { documented: read, lost } = readIn(documented);
    const problems = read.map((one) => problemOf(kit, one, response));
    const fitting = read.filter((_, index) => problems[index] === undefined);
    const whys = fitting.map((one) => unreadOf(kit, one, response));
    if (whys.includes(undefined)) return yield holds('headers', 'the documented headers are there', { id });
    const why = whys[0] ?? lost;
    const [problem] = problems;
    if (why !== undefined || problem === undefined) return yield unread('headers', why);
    yield {
      id: 'headers',
      verdict: 'fail',
      message: problem,
      expected: documented.flatMap(({ headers }) =>
        headers.map(({ name, required }) => `${name}${required ? '' : ' (optional)'}`),
      ),
      actual: {
        status: response.status,
        headers: response.headers.map(([name, value]) => `${name}: ${value}`),
      },
      exchange: id,
    };
  },
});

/** Something that is answered with documented headers, where the operation or a refused key can be. */
function* provoked(kit: Kit, operation: Operation): Script<void> {
  if ([...operation.responses].some(([status, response]) => /^2/.test(status) && hasHeaders(response))) {
    yield* succeeded(kit, operation);
  } else if (secured(operation) && documentedFor(kit.contract, operation, 401).some(hasHeaders)) {
    const parts = yield* harmless(kit, operation);
    yield* send(requestOf(kit, operation, { ...parts, authorization: null }));
  } else {
    yield* stop({
      verdict: 'not-applicable',
      reason: 'no-data',
      message: 'only answers that are not asked for here have documented headers',
    });
  }
}

/** Of a response that could not be read, nobody knows. */
function hasHeaders({ headers, unread: why }: DocumentedResponse): boolean {
  return headers.length > 0 || why !== undefined;
}

/** The first way in which the headers of an answer are not the documented ones. */
function problemOf(kit: Kit, { headers }: DocumentedResponse, response: HttpResponse): string | undefined {
  return headers.map((header) => problemWith(kit, header, response)).find((problem) => problem !== undefined);
}

/** Why the headers of an answer could not be held against all that is documented of them. */
function unreadOf(kit: Kit, { headers }: DocumentedResponse, response: HttpResponse): string | undefined {
  return headers
    .map(({ name, unread: why, schema }) => {
      const text = textOf(name, response);
      const isJudged = schema !== undefined && text !== undefined && name.toLowerCase() !== 'set-cookie';
      return why ?? (isJudged ? headerUnread(kit.contract.schemas, schema, text) : undefined);
    })
    .find((why) => why !== undefined);
}

/** All values of a header as one text; undefined where it did not come. */
function textOf(name: string, { headers }: HttpResponse): string | undefined {
  const values = headers
    .filter(([one]) => one.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(', ').trim();
}

function problemWith(
  kit: Kit,
  { name, required, schema }: DocumentedHeader,
  response: HttpResponse,
): string | undefined {
  const { status } = response;
  const text = textOf(name, response);
  if (OF_THE_CONNECTION.has(name.toLowerCase())) return undefined;
  if ((text ?? '') === '' && isAskedElsewhere(kit, name)) return undefined;
  if (text === undefined) return required ? `a ${status} comes without the header ${name}` : undefined;
  // A cookie has commas of its own, so several do not make a list.
  if (schema === undefined || name.toLowerCase() === 'set-cookie') return undefined;
  const mismatch = headerMismatch(kit.contract.schemas, schema, text);
  return mismatch === undefined ? undefined : `the header ${name} of a ${status} ${mismatch}`;
}

function isAskedElsewhere({ contract }: Kit, name: string): boolean {
  const asking = ASKED_ELSEWHERE[name.toLowerCase()];
  return contract.catalogue.some(({ id, notTested }) => id === asking && notTested === undefined);
}
