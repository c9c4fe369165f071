import { headerOf, jsonOf, mediaFor } from '../contract/documented.ts';
import { successes } from '../contract/kind.ts';
import { essence } from '../contract/media-type.ts';
import { PreflightError } from '../errors.ts';
import type { Exchange, HttpResponse, Operation } from '../model.ts';
import { queryOf } from '../probes/query.ts';
import type { Kit } from '../script/kit.ts';
import { requestOf } from '../script/request.ts';
import { type Keys, keySource } from './credentials.ts';
import type { Port } from './engine.ts';
import { UNSAFE } from './failures.ts';

const TRIES = 4;
/** So many without any answer are enough. */
const PATIENCE = 2;

/**
 * Asks a few reads before anything is judged: is somebody there, is it this API, is the key good? One answer that
 * could be the API's is enough; faults are for the requirements to find.
 * @param keys of which only the places are used: a refused key is looked for there.
 * @throws PreflightError with a sentence that says what is wrong and what to do.
 */
export async function preflight(
  kit: Kit,
  target: string,
  keys: Pick<Keys, 'places'>,
  send: Port,
): Promise<void> {
  const candidates = simpleReads(kit).slice(0, TRIES);
  const exchanges: Exchange[] = [];
  for (const [index, operation] of candidates.entries()) {
    const request = requestOf(kit, operation, { query: queryOf(kit, operation) });
    const exchange = await send(request, `preflight#1.${index + 1}`);
    exchanges.push(exchange);
    if (exchange.withheld !== undefined) return;
    if (exchanges.filter(({ failure }) => failure?.kind === 'timeout').length === PATIENCE) break;
    if (exchange.failure?.message.startsWith(UNSAFE))
      throw new PreflightError(`${target}: ${exchange.failure.message}`);
    if (exchange.failure?.kind === 'refused') {
      throw new PreflightError(
        `nothing answers at ${target} (${exchange.failure.message}): is the server running, and is this its URL?`,
      );
    }
    if (couldBeTheApi(kit, operation, exchange)) return;
  }
  const [first] = exchanges;
  if (first === undefined) return;
  const asked = `${first.request.method} ${first.request.path}`;
  if (exchanges.every(({ response }) => response?.status === 401)) {
    const { header, prefix } = kit.contract.credential;
    throw new PreflightError(
      `${target} refuses the key (${asked}: 401): check ${keySource(keys, 'full')}, and whether it takes a key as the contract says (${header}: ${prefix}KEY)`,
    );
  }
  throw new PreflightError(
    `${target} is no such API (${first.request.method} ${target}${first.request.path}: ${summary(first)}): check the URL, its base path, and the contract`,
  );
}

/** Reads that need no id; where there are some, those that ask for the key: an open one says nothing of it. */
export function simpleReads(kit: Kit): Operation[] {
  const reads = kit.contract.operations.filter(isSimpleRead);
  const telling = reads.filter(({ security }) => security === 'required');
  return telling.length > 0 ? telling : reads;
}

/** Reads that need no id. */
function isSimpleRead(operation: Operation): boolean {
  return operation.method === 'GET' && operation.kind !== 'action' && !operation.path.includes('{');
}

/** Refusals of what was asked, and not of who asks: what is refused so is there. */
const REFUSALS: ReadonlySet<number> = new Set([400, 402, 406, 409, 422, 428]);

/** An answer that is neither "no such path" nor a refusal of the key; a server error is a fault to be found. */
function couldBeTheApi(kit: Kit, operation: Operation, { response }: Exchange): boolean {
  if (response === undefined) return false;
  const { status } = response;
  if (status >= 500 || status === 403 || status === 429) return true;
  if (status === 401 && operation.security !== 'none') return false;
  if (status >= 300 && status < 400) return operation.responses.has(String(status));
  const isJsonApi = kit.contract.envelope !== undefined;
  const isJson = 'value' in jsonOf(response);
  return status < 300
    ? !isJsonApi || isJson || isDocumentedOtherwise(operation, response)
    : REFUSALS.has(status) && isJson;
}

/** Whether a body that is no JSON is one that is documented; a web page has to be named, for it may come to anything. */
function isDocumentedOtherwise(operation: Operation, response: HttpResponse): boolean {
  const content = successes(operation).flatMap(([, documented]) => documented);
  const type = headerOf(response, 'content-type');
  if (type !== undefined && essence(type) === 'text/html')
    return content.some(({ mediaType }) => essence(mediaType) === 'text/html');
  return content.length === 0 || mediaFor(content, type) !== undefined;
}

function summary({ response, failure }: Exchange): string {
  if (response === undefined) return failure?.message ?? 'no answer';
  return `${response.status} ${headerOf(response, 'content-type') ?? ''}`.trim();
}
