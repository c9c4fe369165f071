import { headerOf } from '../contract/documented.ts';
import { perOperation } from '../contract/per-operation.ts';
import type { HttpRequest, Operation, Parameter, SchemaPointer } from '../model.ts';
import { digestOf, uuidOf, wordOf } from '../values/digest.ts';
import { propose } from '../values/valid.ts';
import { configuredParameter } from './configured.ts';
import type { Kit } from './kit.ts';
import { serialise } from './serialise.ts';

/** Headers by which a server tells one request from another: it may answer the same value as it answered before. */
const TELLS_APART = /(?:^|-)(?:idempoten(?:cy|t)(?:-?(?:key|token|id))?|(?:request|correlation)-?id|nonce)$/i;

type Telling = Parameter & { readonly schema: SchemaPointer };

/** The headers of that kind that an operation cannot do without, and that nobody has configured. */
const tellingIn = perOperation((kit: Kit, operation): readonly Telling[] =>
  operation.parameters.filter(
    (one): one is Telling =>
      one.in === 'header' &&
      one.required &&
      one.schema !== undefined &&
      TELLS_APART.test(one.name) &&
      configuredParameter(kit, operation, one.name) === undefined,
  ),
);

/**
 * A request with a value of its own in each header that tells requests apart: another one where the seed, the
 * credential, the address, the body or the purpose is another. What no such value fits keeps what it has.
 * @param purpose why the same is sent once more, where it is not to be taken for the same.
 * @param given names in lower case whose values are meant as they are.
 */
export function toldApart(
  kit: Kit,
  operation: Operation,
  request: HttpRequest,
  purpose = '',
  given: ReadonlySet<string> = new Set(),
): HttpRequest {
  const telling = tellingIn(kit, operation).filter(({ name }) => !given.has(name.toLowerCase()));
  if (telling.length === 0) return request;
  const { method, path, body } = request;
  const credential = headerOf(request, kit.contract.credential.header) ?? '';
  const parts = [kit.settings.seed, credential, method, path, JSON.stringify(body ?? null), purpose];
  const values = telling.flatMap((one) => Object.entries(formedFor(kit, one, parts)));
  const own = new Set(values.map(([name]) => name.toLowerCase()));
  const headers = [...request.headers.filter(([name]) => !own.has(name.toLowerCase())), ...values];
  return { ...request, headers };
}

/** A value of the parts, in the form that the schema asks for; nothing where none could be made. */
function formedFor(
  kit: Kit,
  parameter: Telling,
  parts: readonly (string | number)[],
): Record<string, string> {
  const { schemas } = kit.contract;
  const own = [parameter.name.toLowerCase(), ...parts];
  const uuid = uuidOf(...own);
  const token = wordOf(...own);
  const proposed = propose(schemas, parameter.schema, { direction: 'request', token, optional: false });
  const value = [uuid, uuid.replaceAll('-', ''), digestOf(...own), proposed].find(
    (one) => one !== undefined && schemas.errors(parameter.schema, one, 'request').length === 0,
  );
  return value === undefined ? {} : serialise(parameter, value);
}
