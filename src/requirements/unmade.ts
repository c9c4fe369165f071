import { itemsOf, propertiesOf, schemaWithin } from '../contract/properties.ts';
import { resourcesAt } from '../contract/resources.ts';
import { isObject } from '../documents/pointer.ts';
import type { Check, Exchange, HttpRequest, Operation, Outcome, Script, Stop } from '../model.ts';
import { type FilledBody, markOf } from '../probes/body.ts';
import { createdId, documentsId } from '../probes/created.ts';
import { saidOf } from '../probes/outcomes.ts';
import { parentsForChange } from '../probes/parents.ts';
import { queryOf } from '../probes/query.ts';
import { type Fitted, repaired } from '../probes/repair.ts';
import { bodyFor } from '../probes/resource.ts';
import { succeeded } from '../probes/success.ts';
import { configuredProperties } from '../script/configured.ts';
import type { Kit } from '../script/kit.ts';
import { type PathValues, requestOf } from '../script/request.ts';
import { outcomeOf, send } from '../script/steps.ts';
import { wordOf } from '../values/digest.ts';
import { bodyShapeOf, validBody } from '../values/request-body.ts';
import { envelopeOf, isList } from './envelope/lists.ts';
import { lookFor, type Sighting } from './seek.ts';
import { answerSchemaOf } from './siblings.ts';

/** A creation that had to be refused, and whether what it would have made is in the list; or why that is not known. */
export interface RefusedCreation {
  readonly exchange: Exchange;
  readonly seen: Outcome<Sighting>;
}

/** Whether a list would show what a creation made: it has a free text of the body in its items. */
export function wouldBeListed(kit: Kit, creator: Operation): boolean {
  const shape = bodyShapeOf(kit.contract, creator);
  if (creator.kind !== 'create' || shape === undefined || !documentsId(kit, creator)) return false;
  const label = 'planned';
  const token = wordOf(kit.settings.seed, label);
  const filled = validBody(kit.contract, shape, token, configuredProperties(kit, creator));
  return 'value' in filled && listerShowing(kit, creator, filled.value, markOf(kit, label)) !== undefined;
}

/**
 * Sends a creation that only its credential is wrong with, and looks for what it made with the valid key. Its texts
 * have a word that no other request has, in this run or in any: it is made of the id that the server has just given.
 */
export function* refusedCreation(
  kit: Kit,
  creator: Operation,
  label: string,
  authorization: string | null,
): Script<RefusedCreation> {
  const twin = yield* succeeded(kit, creator);
  const id = createdId(kit, creator, twin);
  const token = `${label} ${creator.key} ${id ?? ''}`;
  const parents = yield* parentsForChange(kit, creator);
  const body = yield* bodyLike(kit, creator, twin, token);
  const exchange = yield* send(creationBy(kit, creator, authorization, parents, body));

  const mark = markOf(kit, token);
  const lister = body && id !== undefined ? listerShowing(kit, creator, body.value, mark) : undefined;
  if (lister === undefined) return { exchange, seen: { stop: unseen } };
  const resource = { collection: creator.collection, parents, id: '', item: body?.value };
  const seen = yield* outcomeOf({
    id: `what was refused: ${label} ${creator.key}`,
    lifetime: 'attempt',
    script: () => lookFor({ kit, lister, resource, mark }, false),
  });
  return { exchange, seen };
}

/** Another body such as the server has taken. */
export function* bodyLike(
  kit: Kit,
  creator: Operation,
  { repairs }: Fitted,
  token: string,
): Script<FilledBody | undefined> {
  const body = yield* bodyFor(kit, creator, token);
  return body && repaired(kit, body, repairs, token);
}

/** A creation with a credential that must not do it; null for none. */
export function creationBy(
  kit: Kit,
  creator: Operation,
  authorization: string | null,
  path: PathValues,
  body: FilledBody | undefined,
): HttpRequest {
  const encoded = body && { body: body.shape.encode(body.value) };
  return requestOf(kit, creator, { path, query: queryOf(kit, creator), authorization, ...encoded });
}

const unseen: Stop = {
  verdict: 'inconclusive',
  reason: 'out-of-reach',
  message: 'whether something was made cannot be seen: no list shows a text that was sent',
};

/** The list of a collection, where its items have a member whose text in a body carries a word. */
function listerShowing(
  kit: Kit,
  creator: Operation,
  value: FilledBody['value'],
  mark: string,
): Operation | undefined {
  const { schemas } = kit.contract;
  const { list } = resourcesAt(kit.contract, creator.collection);
  if (list === undefined || !isList(list, kit)) return undefined;
  const schema = answerSchemaOf(list);
  const items = schema && schemaWithin(schemas, schema, envelopeOf(kit).items);
  const item = items && itemsOf(schemas, items);
  const shown = item === undefined ? undefined : propertiesOf(schemas, item);
  const isShown = ([name, text]: [string, unknown]): boolean =>
    typeof text === 'string' && text.includes(mark) && shown?.has(name) === true;
  return isObject(value) && Object.entries(value).some(isShown) ? list : undefined;
}

/**
 * That nothing was made.
 * @param name tells the check from others of the same case.
 */
export function unmadeCheck(
  { exchange }: RefusedCreation,
  { found, exchange: listed }: Sighting,
  name = '',
): Check {
  return {
    id: `unmade ${name}`.trim(),
    verdict: found ? 'fail' : 'pass',
    message: found
      ? 'what a creation asked for that had to be refused is in the list'
      : 'what a creation asked for that had to be refused is not in the list',
    expected: 'no item with a text of the request',
    ...(found && { actual: saidOf(listed) }),
    exchange: exchange.id,
  };
}
