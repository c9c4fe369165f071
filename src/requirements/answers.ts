import { headerOf, jsonOf, mediaFor, takesBody } from '../contract/documented.ts';
import { isJson } from '../contract/media-type.ts';
import type {
  Check,
  DocumentedResponse,
  Exchange,
  HttpResponse,
  RequirementId,
  Role,
  Script,
  Unread,
} from '../model.ts';
import type { Kit } from '../script/kit.ts';
import { checkAll } from '../script/steps.ts';

/** The roles that a requirement's catalogue row names as answers to a question. */
export function rolesFor({ contract }: Kit, id: RequirementId, question: string): Role[] {
  const names = contract.row(id)?.answers[question] ?? [];
  return names.flatMap((name) => contract.roles.get(name) ?? []);
}

export function statusesFor(kit: Kit, id: RequirementId, question: string): number[] {
  return [...new Set(rolesFor(kit, id, question).map(({ status }) => status))];
}

/** Checks that the answer is one of those that the catalogue row names: status, media type and body. */
export function* expectAnswer(
  kit: Kit,
  id: RequirementId,
  question: string,
  exchange: Exchange,
): Script<void> {
  yield* checkAll([answerCheck(kit, id, question, exchange)]);
}

export function answerCheck(kit: Kit, id: RequirementId, question: string, exchange: Exchange): Check {
  const roles = rolesFor(kit, id, question);
  const { id: shown, request, response } = exchange;
  return { id: question, exchange: shown, ...oneOf(kit, roles, response as HttpResponse, request.method) };
}

/** A check that holds: what was expected and came is told of those that do not. */
export function holds(id: string, message: string, { id: exchange }: Pick<Exchange, 'id'>): Check {
  return { id, verdict: 'pass', message, exchange };
}

/** Of what is documented for a status, what could be read, and why the rest could not: an answer may be either. */
export function readIn(all: readonly DocumentedResponse[]): {
  readonly documented: readonly DocumentedResponse[];
  readonly lost: string | undefined;
} {
  return {
    documented: all.filter(({ unread: why }) => why === undefined),
    lost: all.find(({ unread: why }) => why !== undefined)?.unread,
  };
}

/** That an answer could not be held against all that is documented for it, and why. */
export function unread(id: string, why = ''): Unread {
  return { id, verdict: 'open', message: `not all that is documented of it can be judged: ${why}` };
}

/**
 * Compares an answer with a role's response: status, media type and body.
 * @param method of the request, where that is known.
 */
export function matchOf(kit: Kit, role: Role, response: HttpResponse, method?: string): Check {
  return { id: role.name, ...oneOf(kit, [role], response, method) };
}

function withoutBody(role: Role): Role {
  return { ...role, response: { ...role.response, content: [] } };
}

function oneOf(
  kit: Kit,
  named: readonly Role[],
  response: HttpResponse,
  method: string | undefined,
): Omit<Check, 'id'> {
  const roles = takesBody(method, response.status) ? named : named.map(withoutBody);
  const failed = (how: Mismatch): Omit<Check, 'id'> => ({
    expected: roles.map(describeRole),
    actual: describe(response),
    verdict: 'fail',
    ...how,
  });
  const sameStatus = roles.filter(({ status }) => status === response.status);
  if (sameStatus.length === 0) {
    const wanted = [...new Set(roles.map(({ status }) => status))];
    return failed({ message: wrongStatus(wanted, response.status) });
  }
  const mismatches = sameStatus.map((role) => mismatch(kit, role, response));
  const first = mismatches[0];
  return first === undefined || mismatches.includes(undefined)
    ? { verdict: 'pass', message: `answered ${response.status} as documented` }
    : failed(first);
}

const REFUSALS = [401, 403];

/** Whatever a server answers once it has let somebody in, the cause is one: that it did. */
function wrongStatus(wanted: readonly number[], got: number): string {
  const late = wanted.every((status) => status === 401) && got >= 400 && got < 500;
  const letIn =
    wanted.every((status) => REFUSALS.includes(status)) && !REFUSALS.includes(got) && (late || got < 400);
  return letIn
    ? `let in instead of answered ${wanted.join(' or ')}`
    : `answered ${got} instead of ${wanted.join(' or ')}`;
}

type Mismatch = Pick<Check, 'message' | 'instancePath' | 'schemaPath'>;

/** How an answer differs from a role's response; undefined where it does not. */
function mismatch({ contract }: Kit, role: Role, response: HttpResponse): Mismatch | undefined {
  const { content } = role.response;
  if (content.length === 0) return undefined;
  const type = headerOf(response, 'content-type');
  const media = mediaFor(content, type);
  const documented = content.map(({ mediaType }) => mediaType).join(' or ');
  if (media === undefined)
    return { message: `the body is ${type ?? 'without Content-Type'} instead of ${documented}` };
  if (!isJson(media.mediaType) || media.schema === undefined) return undefined;
  const reading = jsonOf(response);
  if ('problem' in reading) return { message: reading.problem };
  const [error] = contract.schemas.errors(media.schema, reading.value, 'response');
  if (error === undefined) return undefined;
  return {
    message: `the body is not the documented one: ${error.instancePath || 'it'} ${error.message}`,
    instancePath: error.instancePath,
    schemaPath: error.schemaPath,
  };
}

/** A role as a reader of a report sees it: status and example body. */
export function describeRole(role: Role): unknown {
  const [media] = role.response.content;
  return { status: role.status, ...(media?.example !== undefined && { body: media.example }) };
}

const LONGEST_BODY = 600;

/** Several requirements look at each answer. */
const described = new WeakMap<HttpResponse, unknown>();

/** An answer as a reader of a report sees it: status, and its body as far as that helps. */
export function describe(response: HttpResponse): unknown {
  const known = described.get(response) ?? describeAnew(response);
  described.set(response, known);
  return known;
}

function describeAnew(response: HttpResponse): unknown {
  const reading = jsonOf(response);
  if ('value' in reading) return { status: response.status, body: shortened(reading.value) };
  const text = 'text' in response.body ? response.body.text : '(not UTF-8)';
  return {
    status: response.status,
    contentType: headerOf(response, 'content-type') ?? null,
    body: beginning(text, LONGEST_BODY),
  };
}

/** A value as it is where it is short; else with long texts and arrays cut, so that its shape still shows. */
export function shortened(value: unknown): unknown {
  return (JSON.stringify(value) ?? '').length > LONGEST_BODY ? cut(value, 0) : value;
}

/** The beginning of a text, as a text of its own: a slice would keep all of it in memory for as long as a check is kept. */
function beginning(text: string, length: number): string {
  return text.length <= length ? text : Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
}

const LONGEST_TEXT = 80;
const MOST_MEMBERS = 30;
const DEEPEST = 6;

function cut(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${beginning(value, LONGEST_TEXT)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) {
    const [first] = value;
    return value.length > 1
      ? [cut(first, depth + 1), `… ${value.length - 1} more`]
      : value.map((one) => cut(one, depth + 1));
  }
  const members = Object.entries(value);
  const shown = members
    .slice(0, MOST_MEMBERS)
    .map(([name, member]) => [cut(name, depth), cut(member, depth + 1)] as [string, unknown]);
  return Object.fromEntries(
    members.length > MOST_MEMBERS ? [...shown, ['…', `${members.length - MOST_MEMBERS} more`]] : shown,
  );
}
