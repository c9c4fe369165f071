import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Contract } from '../../src/contract/contract.ts';
import { gatherSurface, layOver } from '../../src/contract/surface.ts';
import { parseSource } from '../../src/documents/source.ts';
import { defaultContract } from '../../src/package-info.ts';
import { contractAt } from './judged.ts';

type Json = Record<string, unknown>;
type Operation = Json & { responses: Record<string, Json>; requestBody?: Json; parameters?: Json[] };

const METHODS = new Set(['get', 'put', 'post', 'patch', 'delete']);

/**
 * The API of our contract as its vendor would describe it with a generator: success responses and nothing else, a key
 * in a header with no word of its prefix, a server of the vendor's own. `2.0` to `3.2.0`.
 */
export function vendorDocument(version: string): Json {
  const { components, paths } = parse(readFileSync(defaultContract, 'utf8'), { merge: true }) as {
    components: Record<string, Record<string, Json>>;
    paths: Record<string, Json>;
  };
  const inlined = (part: Json | undefined): Json => {
    const name = /^#\/components\/(\w+)\/(.+)$/.exec(String(part?.['$ref'] ?? ''));
    return name === null ? (part ?? {}) : (components[name[1] ?? '']?.[name[2] ?? ''] ?? {});
  };
  const old = version === '2.0';
  const operations = Object.entries(paths).map(([path, item]) => {
    const shared = (item['parameters'] ?? []) as Json[];
    const methods = Object.entries(item).filter(([name]) => METHODS.has(name));
    const written = methods.map(([method, value]) => {
      const operation = value as Operation;
      const parameters = [...shared, ...(operation.parameters ?? [])].map(inlined);
      const body =
        operation.requestBody === undefined ? undefined : withoutExamples(inlined(operation.requestBody));
      const responses = Object.entries(operation.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([status, response]) => [status, withoutExamples(inlined(response))] as const);
      return [method, (old ? asOld : asNew)(operation, parameters, body, responses)];
    });
    return [path, Object.fromEntries(written)];
  });
  const schemas = components['schemas'] ?? {};
  const scheme = { type: 'apiKey', in: 'header', name: 'Authorization' };
  const document = {
    info: { title: `Vendor's API, as ${version}`, version: '7' },
    paths: Object.fromEntries(operations),
    security: [{ ApiKeyAuth: [] }],
  };
  const whole = old
    ? {
        swagger: '2.0',
        host: 'vendor.invalid',
        ...document,
        securityDefinitions: { ApiKeyAuth: scheme },
        definitions: schemas,
      }
    : {
        openapi: version,
        servers: [{ url: 'https://vendor.invalid' }],
        ...document,
        components: { schemas, securitySchemes: { ApiKeyAuth: scheme } },
      };
  return /^(2|3\.0)/.test(version) ? (dated(whole, old) as Json) : whole;
}

function asNew(
  operation: Operation,
  parameters: Json[],
  body: Json | undefined,
  responses: (readonly [string, Json])[],
): Json {
  const { operationId } = operation;
  return {
    operationId,
    parameters,
    ...(body && { requestBody: body }),
    responses: Object.fromEntries(responses),
  };
}

/** As version 2.0 has it: bodies and forms among the parameters, media types apart. */
function asOld(
  operation: Operation,
  parameters: Json[],
  body: Json | undefined,
  responses: (readonly [string, Json])[],
): Json {
  const plain = parameters.map(({ schema, example: _, ...rest }) => ({ ...rest, ...(schema as Json) }));
  const [[consumes, media] = []] = [Object.entries((body?.['content'] ?? {}) as Record<string, Json>)[0]];
  const form = consumes?.startsWith('multipart');
  const taken =
    media === undefined || form
      ? []
      : [{ in: 'body', name: 'data', required: true, schema: media['schema'] }];
  const fields = form
    ? [
        { in: 'formData', name: 'file', type: 'file', required: true },
        { in: 'formData', name: 'filename', type: 'string', required: true, minLength: 1, maxLength: 255 },
      ]
    : [];
  return {
    operationId: operation['operationId'],
    ...(consumes !== undefined && { consumes: [consumes] }),
    produces: ['application/json'],
    parameters: [...plain, ...taken, ...fields],
    responses: Object.fromEntries(
      responses.map(([status, { description, content }]) => {
        const [schema] = Object.values((content ?? {}) as Record<string, Json>).map((one) => one['schema']);
        return [status, { description, ...(schema !== undefined && { schema }) }];
      }),
    ),
  };
}

function withoutExamples({ content, headers: _, ...rest }: Json): Json {
  if (content === undefined) return rest;
  const media = Object.entries(content as Record<string, Json>).map(([type, { schema }]) => [
    type,
    { schema },
  ]);
  return { ...rest, content: Object.fromEntries(media) };
}

/** Schemas as they were before 3.1: null is a mark beside the type. */
function dated(value: unknown, old: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => dated(one, old));
  if (typeof value !== 'object' || value === null) {
    return old && typeof value === 'string'
      ? value.replace('#/components/schemas/', '#/definitions/')
      : value;
  }
  const { type, enum: choices, ...rest } = value as Json;
  const types = Array.isArray(type) ? type.filter((one) => one !== 'null') : undefined;
  const nullable = Array.isArray(type) && type.includes('null');
  return {
    ...(type !== undefined && { type: types === undefined ? dated(type, old) : types[0] }),
    ...(choices !== undefined && { enum: choices }),
    ...(nullable && { [old ? 'x-nullable' : 'nullable']: true }),
    ...Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, dated(member, old)])),
  };
}

/** Our contract laid over a document. */
export function laidOver(document: unknown, contract: Contract = contractAt()): Contract {
  const main = parseSource('vendor.json', JSON.stringify(document, null, 1));
  return layOver(
    contract,
    gatherSurface(main, 'memory:/vendor.json', () => ({ problem: 'only this one is read' })),
  );
}
