import type { Contract } from '../contract/contract.ts';
import { namesIn, placeOf } from '../contract/kind.ts';
import { collectionBehind } from '../contract/resources.ts';
import type { Operation, RequirementId } from '../model.ts';
import type { Keys } from '../run/credentials.ts';
import { roleAnswer } from './answers.ts';
import { readBody } from './body.ts';
import { ancestorsOf, collectionsOf } from './collections.ts';
import { type Identity, type Judgement, judgeOf } from './credential.ts';
import { fieldErrorBody } from './field-errors.ts';
import type { Answer, Handler } from './http.ts';
import { perform } from './perform.ts';
import { referencesOf } from './references.ts';
import { roleFor } from './roles.ts';
import { routerOf } from './router.ts';
import { plant } from './seeds.ts';
import { Store } from './store.ts';
import { errorsOfBody, errorsOfHeaders, errorsOfQuery, type FieldError } from './validation.ts';
import type { World } from './world.ts';

interface ReferenceOptions {
  readonly keys: Keys;
  /** Another seed makes other ids and other texts. */
  readonly seed?: number;
  /** Scheme and host that links begin with; what the request came to unless said. */
  readonly origin?: () => string;
}

/**
 * A server that conforms to the contract, in memory: with the same seed and the same calls its answers are the same.
 * It never rejects, and never answers 5xx.
 */
export function createReference(contract: Contract, { keys, seed = 1, origin }: ReferenceOptions): Handler {
  let ticks = 0;
  const world: World = {
    contract,
    seed,
    store: new Store(),
    collections: collectionsOf(contract),
    references: referencesOf(contract),
    tick: () => {
      ticks += 1;
      return ticks;
    },
    origin,
  };
  plant(world);
  const route = routerOf(contract.operations);
  const judge = judgeOf(contract, keys);
  const refuse = refusals(contract);
  const challenge = { 'WWW-Authenticate': contract.credential.prefix.trim() || contract.credential.scheme };

  return async (call) => {
    const found = route(call.path);
    if (found === undefined) return refuse(404, ['error/unknown-path', 'error/not-found'], 'unknown');
    const operation = found.operations.find(({ method }) => method === call.method);
    if (operation === undefined) {
      const allow = found.operations.map(({ method }) => method).join(', ');
      return refuse(405, ['error/method-not-allowed'], undefined, { Allow: allow });
    }
    const identity = admit(operation, judge(call.headers));
    if (typeof identity === 'string')
      return refuse(401, [identity, 'auth/missing-key'], 'refused', challenge);
    if (!identity.mayWrite && !READING.has(operation.kind))
      return refuse(403, ['error/permission'], 'denied');
    if (!exists(world, operation, identity.organization, found.values))
      return refuse(404, ['error/not-found'], 'unknown');
    const reading = readBody(contract, operation, call);
    if ('problem' in reading) {
      if (reading.problem === 'malformed') return refuse(400, ['error/malformed-json'], 'refused');
      return refuse(415, ['error/media-type'], undefined, {}, 400);
    }
    const written = 'absent' in reading ? { media: undefined, value: undefined } : reading;
    const errors = [
      ...errorsOfQuery(world, operation, call),
      ...errorsOfHeaders(world, operation, call),
      ...(written.media === undefined
        ? []
        : errorsOfBody(world, written.media, written.value, identity.organization)),
    ];
    if (errors.length > 0) return invalid(contract, errors);
    return (
      perform(world, {
        operation,
        call,
        written,
        values: found.values,
        organization: identity.organization,
      }) ?? refuse(404, ['envelope/out-of-range', 'error/not-found'], undefined)
    );
  };
}

const READING: ReadonlySet<Operation['kind']> = new Set(['list', 'read', 'query']);

const ANYBODY: Identity = { organization: 'own', mayWrite: true };

/** Who may go on, or the requirement that says how the call is refused. */
function admit({ security }: Operation, judgement: Judgement): Identity | RequirementId {
  if (security === 'none') return ANYBODY;
  if ('identity' in judgement) return judgement.identity;
  return security === 'optional' && judgement.refused === 'auth/missing-key' ? ANYBODY : judgement.refused;
}

/** Whether all that the path names is there. A creation names what it is made below, and no more. */
function exists(
  { contract, store }: World,
  { path }: Operation,
  organization: Identity['organization'],
  values: readonly string[],
): boolean {
  const names = namesIn(path);
  return ancestorsOf(placeOf(path)).every((place, index) => {
    const id = values[index];
    if (id === undefined) return false;
    if (store.find({ organization, place, parents: values.slice(0, index) }, id) !== undefined) return true;
    const behind = collectionBehind(contract, path, names[index] ?? '');
    return behind.place !== place && store.all(organization, behind.place).some((item) => item.id === id);
  });
}

type Refuse = (
  status: number,
  ids: readonly RequirementId[],
  question?: string,
  headers?: Readonly<Record<string, string>>,
  otherwise?: number,
) => Answer;

/** Answers by the role that the catalogue names, else by the one with the status, else with the other status. */
function refusals(contract: Contract): Refuse {
  return (status, ids, question, headers = {}, otherwise = status) => {
    const role = roleFor(contract, ids, status, question) ?? roleFor(contract, [], otherwise);
    return roleAnswer(contract, role, status, headers);
  };
}

function invalid(contract: Contract, errors: readonly FieldError[]): Answer {
  const role = roleFor(contract, ['error/validation-body', 'error/required-fields'], 400, 'refused');
  return roleAnswer(contract, role, 400, {}, fieldErrorBody(contract, role, errors));
}
