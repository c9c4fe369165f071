import { type Contract, makeContract } from '../../src/contract/contract.ts';
import { compileSchemas, type Schemas } from '../../src/contract/schemas.ts';
import { gatherSurface, layOver } from '../../src/contract/surface.ts';
import { parseSource, type SourceDocument } from '../../src/documents/source.ts';
import { answersAsked } from '../../src/requirements/index.ts';

export type Json = Record<string, unknown>;

export interface Parts {
  readonly paths?: Json;
  readonly components?: Readonly<Record<string, Json>>;
  readonly conformance?: Json;
  /** Members of the document itself. */
  readonly root?: Json;
}

/** The reference to a schema of the document. */
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** A response with a JSON body. */
export const json = (schema: unknown, example?: unknown): Json => ({
  description: 'As asked',
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});

/** An operation that answers with a JSON body of a schema. */
export const answering = (schema: unknown, status = '200'): Json => ({
  responses: { [status]: json(schema) },
});

const requestBody = { required: true, content: { 'application/json': { schema: ref('Widget') } } };

/** Everything that can be done with widgets. */
export const widgetPaths: Json = {
  '/widgets/': {
    get: answering(ref('WidgetPage')),
    post: { requestBody, ...answering(ref('Widget'), '201') },
  },
  '/widgets/{id}/': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: answering(ref('Widget')),
    put: { requestBody, ...answering(ref('Widget')) },
    delete: { responses: { 204: { description: 'Gone' } } },
  },
};

/** A catalogue row of a requirement. */
export const row = (id: string, more: Json = {}): Json => ({
  id,
  level: 'MUST',
  statement: 'It is so.',
  basis: 'contract',
  source: 'the handbook',
  fix: 'Mend it.',
  profiles: ['core'],
  ...more,
});

const responses = {
  Refused: json({ type: 'object', required: ['detail'], properties: { detail: { type: 'string' } } }),
};

const schemas = {
  Widget: {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string', minLength: 1, maxLength: 60 },
    },
  },
  Page: {
    type: 'object',
    required: ['count', 'next', 'previous', 'results'],
    properties: {
      count: { type: 'integer' },
      next: { type: ['string', 'null'] },
      previous: { type: ['string', 'null'] },
      results: { type: 'array' },
    },
  },
  WidgetPage: {
    allOf: [
      ref('Page'),
      { type: 'object', properties: { results: { type: 'array', items: ref('Widget') } } },
    ],
  },
};

/** A small contract of widgets, with parts of it replaced. */
export function documentOf({
  paths = widgetPaths,
  components = {},
  conformance = {},
  root = {},
}: Parts = {}): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Widgets', version: '1' },
    security: [{ Key: [] }],
    paths,
    components: {
      securitySchemes: { Key: { type: 'http', scheme: 'Api-Key' } },
      ...components,
      responses: { ...responses, ...components['responses'] },
      schemas: { ...schemas, ...components['schemas'] },
    },
    'x-conformance': {
      id: 'widgets',
      version: '1',
      credential: { securityScheme: 'Key' },
      envelope: {
        schema: '#/components/schemas/Page',
        items: '/results',
        count: '/count',
        next: '/next',
        previous: '/previous',
      },
      responses: { Refused: 401 },
      requirements: [
        row('auth/missing-key', { answers: { refused: ['Refused'] } }),
        row('status/documented'),
      ],
      ...conformance,
    },
    ...root,
  };
}

export function sourceOf(parts: Parts = {}): SourceDocument {
  return parseSource('contract.yaml', JSON.stringify(documentOf(parts), null, 1));
}

export function contractOf(parts: Parts = {}): Contract {
  return makeContract(sourceOf(parts), answersAsked);
}

/** A contract laid over a document, given as its text or its value, that refers to nothing but itself. */
export function surfaceOf(document: string | Json, contract: Contract = contractOf()): Contract {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  const open = (): { problem: string } => ({ problem: 'only this document is read' });
  return layOver(contract, gatherSurface(parseSource('surface.yaml', text), 'memory:/surface', open));
}

/** The schemas of a document that has nothing else; one by the name X stands at `/components/schemas/X`. */
export function schemasOf(named: Json): Schemas {
  return compileSchemas({ components: { schemas: named } });
}

export const at = (name: string): string => `/components/schemas/${name}`;
