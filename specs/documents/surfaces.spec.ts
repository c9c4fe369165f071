import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Contract } from '../../src/contract/contract.ts';
import { gatherSurface, layOver } from '../../src/contract/surface.ts';
import { filesBeside, locationOf } from '../../src/documents/files.ts';
import { readDocument } from '../../src/documents/source.ts';
import { contractOf, surfaceOf } from '../support/contract.ts';

const ok = "responses: {'200': {description: OK}}";
const v30 = (rest: string): string => `openapi: 3.0.3\ninfo: {title: T, version: '1'}\n${rest}`;
const v32 = (rest: string): string => `openapi: 3.2.0\ninfo: {title: T, version: '1'}\n${rest}`;
const keys = ({ operations }: Contract): string[] => operations.map(({ key }) => key);
const messages = ({ notes }: Contract): string[] => notes.map(({ message }) => message);
const reasons = ({ untestable }: Contract): Record<string, string> =>
  Object.fromEntries(untestable.map(({ key, reason }) => [key, reason]));

/** A contract laid over the first of some files, which stand in a folder of their own. */
function over<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (contract: Contract) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const main = join(folder, Object.keys(files)[0] ?? '');
    return use(layOver(contractOf(), gatherSurface(readDocument(main), locationOf(main), filesBeside(main))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('version 2.0', () => {
  const contract = surfaceOf(`
swagger: '2.0'
info: {title: T, version: '1'}
host: api.example.test
basePath: /v2
consumes: [application/json]
produces: [application/json, text/csv]
paths:
  /things:
    parameters:
      - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
      - {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
    get:
      produces: [application/xml]
      responses: {'200': {description: OK, schema: {$ref: '#/definitions/Thing'}}}
    post:
      parameters: [{name: thing, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}]
      responses: {'201': {description: OK, schema: {$ref: '#/definitions/Thing'}}}
  /files:
    post:
      consumes: [multipart/form-data]
      parameters:
        - {name: file, in: formData, type: file, required: true}
        - {name: size, in: formData, type: integer}
      responses: {'200': {description: OK}}
  /logins:
    post:
      parameters: [{name: user, in: formData, type: string}]
      responses: {'200': {description: OK}}
definitions: {Thing: {type: object, required: [name], properties: {name: {type: string}}}}
`);

  test('has the base path in the target, not in its paths', () => {
    expect(keys(contract)).toEqual(['GET /things', 'POST /things', 'POST /files', 'POST /logins']);
  });

  test('writes lists of parameters by collectionFormat', () => {
    expect(contract.operation('GET /things').parameters).toMatchObject([
      { name: 'tags', explode: true },
      { name: 'ids', style: 'pipeDelimited', explode: false },
    ]);
  });

  test('answers in what it produces, the operation’s own before the document’s', () => {
    const types = (key: string, status: string) =>
      contract
        .operation(key)
        .responses.get(status)
        ?.content.map(({ mediaType }) => mediaType);
    expect(types('GET /things', '200')).toEqual(['application/xml']);
    expect(types('POST /things', '201')).toEqual(['application/json', 'text/csv']);
  });

  test('takes a body, or the fields of a form as one', () => {
    const { requestBody, requestBodyRequired } = contract.operation('POST /things');
    expect(requestBody).toMatchObject([{ mediaType: 'application/json' }]);
    expect(requestBodyRequired).toBe(true);
    const [form] = contract.operation('POST /files').requestBody;
    expect(form?.mediaType).toBe('multipart/form-data');
    expect(contract.schemas.errors(form?.schema ?? '', { size: 'x' }, 'request')).toHaveLength(2);
    expect(contract.operation('POST /logins').requestBody).toMatchObject([
      { mediaType: 'application/x-www-form-urlencoded' },
    ]);
  });
});

test('nullable of 3.0 lets null through', () => {
  const contract = surfaceOf(
    v30(`paths:
  /a:
    get:
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
components: {schemas: {A: {type: object, properties: {b: {type: string, nullable: true, enum: [x]}}}}}
`),
  );
  const schema = contract.operation('GET /a').responses.get('200')?.content[0]?.schema ?? '';
  expect(contract.schemas.errors(schema, { b: null }, 'response')).toEqual([]);
  expect(contract.schemas.errors(schema, { b: 'y' }, 'response')).toHaveLength(1);
});

test('QUERY of 3.2 is judged; what other methods do is not known', () => {
  const contract = surfaceOf(
    v32(`paths:
  /a:
    query: {${ok}}
    get: {${ok}}
    additionalOperations: {COPY: {${ok}}, GET: {${ok}}}
`),
  );
  expect(contract.operations.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
    'QUERY /a query',
    'GET /a query',
  ]);
  expect(reasons(contract)).toEqual({
    'COPY /a': 'COPY is no method that is tried: what it does is not known',
    'GET /a': 'the document has it twice: the first is judged',
  });
});

test('parameters of a path are those of its operations, which may say otherwise', () => {
  const { parameters } = surfaceOf(
    v30(`paths:
  /a:
    parameters: [{name: p, in: query, schema: {type: string}}, {name: q, in: query, schema: {type: string}}]
    get:
      parameters: [{name: q, in: query, required: true, schema: {type: integer}}, {name: q, in: header, schema: {}}]
      ${ok}
`),
  ).operation('GET /a');
  expect(parameters.map(({ name, in: place, required }) => `${place} ${name} ${required}`)).toEqual([
    'query p false',
    'query q true',
    'header q false',
  ]);
});

test('parameters may be written as documents or as deep objects', () => {
  const { parameters } = surfaceOf(
    v30(`paths:
  /a:
    get:
      parameters:
        - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
        - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object}}
      ${ok}
`),
  ).operation('GET /a');
  expect(parameters).toMatchObject([
    { name: 'filter', mediaType: 'application/json' },
    { name: 'deep', style: 'deepObject', explode: true },
  ]);
  expect(parameters[0]?.schema).toMatch(/application~1json\/schema$/);
});

test('responses may be documented for ranges, or for all that are not', () => {
  const { responses } = surfaceOf(
    v30('paths: {/a: {get: {responses: {2xx: {description: OK}, default: {description: No}}}}}'),
  ).operation('GET /a');
  expect([...responses.keys()]).toEqual(['2XX', 'default']);
});

test('webhooks and callbacks are noted, and are no operations', () => {
  const contract = surfaceOf(
    v32(`paths:
  /a: {post: {callbacks: {on: {'{$request.body#/url}': {post: {${ok}}}}}, ${ok}}}
webhooks: {told: {post: {${ok}}}}
`),
  );
  expect(keys(contract)).toEqual(['POST /a']);
  expect(messages(contract)).toEqual([
    '1 webhook is not judged: the API sends them, and answers none of them',
    'callbacks of 1 operation are not judged: the API sends them, and answers none of them',
  ]);
});

describe('references', () => {
  test('lead to other files of the folder, and back', () => {
    const files = {
      'api.yaml': v30(`paths: {/a: {$ref: 'paths/a.yaml'}}\ncomponents: {schemas: {A: {type: integer}}}`),
      'paths/a.yaml': `get:
  responses:
    '200': {description: OK, content: {application/json: {schema: {$ref: '../more.json#/B'}}}}`,
      'more.json': '{"B": {"type": "array", "items": {"$ref": "api.yaml#/components/schemas/A"}}}',
    };
    over(files, (contract) => {
      const { schema = '' } = contract.operation('GET /a').responses.get('200')?.content[0] ?? {};
      expect(contract.schemas.errors(schema, [1], 'response')).toEqual([]);
      expect(contract.schemas.errors(schema, ['x'], 'response')).toHaveLength(1);
      expect(contract.notes).toEqual([]);
    });
  });

  test('do not lead out of the folder, nor to other hosts: that is noted', () => {
    const files = {
      'in/api.yaml': v30(`paths:
  /a: {get: {${ok}}, $ref: ../out.yaml}
  /b: {get: {responses: {'200': {$ref: 'https://example.test/r.yaml'}}}}`),
      'out.yaml': `post: {${ok}}`,
    };
    over(files, (contract) => {
      expect(keys(contract)).toEqual(['GET /a', 'GET /b']);
      expect(messages(contract)).toEqual([
        'refers to "../out.yaml", and it is outside of the folder of the document (--allow-ref PATH lets it be read): what it would say is not judged',
        'refers to "https://example.test/r.yaml", and example.test is not asked for it (download it, and let the reference name the file): what it would say is not judged',
      ]);
      expect(contract.notes[0]?.location.line).toBe(4);
    });
  });

  test('may stand for all paths, or all schemas, of a document', () => {
    const files = {
      'api.yaml': v30('paths: {$ref: paths.yaml}\ncomponents: {schemas: {$ref: schemas.yaml}}'),
      'paths.yaml': `/a: {get: {responses: {'200': {description: OK, content: {application/json:
        {schema: {$ref: 'api.yaml#/components/schemas/A'}}}}}}}`,
      'schemas.yaml': 'A: {type: integer}',
    };
    over(files, (contract) => {
      const { schema = '' } = contract.operation('GET /a').responses.get('200')?.content[0] ?? {};
      expect(contract.schemas.at(schema)).toEqual({ type: 'integer' });
      expect(contract.notes).toEqual([]);
    });
  });

  test('may name a document by the location that it gives itself', () => {
    const contract = surfaceOf(
      v32(`$self: https://example.test/api.yaml
paths: {/a: {get: {responses: {'200': {$ref: 'https://example.test/api.yaml#/components/responses/R'}}}}}
components: {responses: {R: {description: Here}}}`),
    );
    expect(contract.operation('GET /a').responses.get('200')?.description).toBe('Here');
    expect(contract.notes).toEqual([]);
  });

  test('of a path item stand beside operations of its own, which win', () => {
    const contract = surfaceOf(
      v32(`paths:
  /a: {$ref: '#/components/pathItems/B', get: {operationId: own, ${ok}}}
components:
  pathItems:
    B: {$ref: '#/components/pathItems/C', post: {${ok}}}
    C: {get: {operationId: other, ${ok}}, delete: {${ok}}}
`),
    );
    expect(keys(contract).sort()).toEqual(['DELETE /a', 'GET /a', 'POST /a']);
    expect(contract.operation('GET /a').id).toBe('own');
  });

  test('that are broken cost their own part alone', () => {
    const contract = surfaceOf(
      v30(`paths:
  /a:
    $ref: '#/nowhere'
    get:
      parameters: [{$ref: '#/lost'}, {name: q, in: query, schema: {type: string}}]
      responses: {'200': {$ref: '#/lost'}, '404': {description: No}}
  /b: {get: {${ok}}}
`),
    );
    expect(keys(contract)).toEqual(['GET /a', 'GET /b']);
    const { parameters, responses } = contract.operation('GET /a');
    expect(parameters.map(({ name }) => name)).toEqual(['q']);
    expect([...responses.keys()]).toEqual(['200', '404']);
    expect(messages(contract)).toEqual([
      'refers to "#/nowhere", and nothing stands there: what it would say is not judged',
      'refers to "#/lost", and nothing stands there: what it would say is not judged (2 times)',
    ]);
  });

  test('that lead in a circle, or on and on, say so', () => {
    const chain = Array.from({ length: 150 }, (_, i) => `R${i}: {$ref: '#/components/responses/R${i + 1}'}`);
    const contract = surfaceOf(
      v30(`paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/A'}, '201': {$ref: '#/components/responses/R0'}}}}}
components: {responses: {A: {$ref: '#/components/responses/B'}, B: {$ref: '#/components/responses/A'}, ${chain}, R150: {description: End}}}`),
    );
    expect(keys(contract)).toEqual(['GET /a']);
    expect(messages(contract)[0]).toMatch(/A", and it leads to itself/);
    expect(messages(contract)[1]).toMatch(/R0", and it leads on through more than 100 references/);
  });

  test('of schemas may lead back to what they stand in', () => {
    const contract = surfaceOf(
      v30(`paths: {/a: {get: {responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}}}}}
components: {schemas: {Tree: {type: object, properties: {below: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}}}`),
    );
    const { schema = '' } = contract.operation('GET /a').responses.get('200')?.content[0] ?? {};
    expect(contract.schemas.defect(schema, 'response')).toBeUndefined();
    expect(contract.schemas.errors(schema, { below: [{ below: 1 }] }, 'response')).toHaveLength(1);
  });
});

describe('what cannot be judged is told with its reason', () => {
  test.each([
    ['/a?b={c}', /a query/],
    ['/a#b', /a fragment/],
    ['/{a}/{a}', /one parameter twice/],
    ['/{a', /a brace without its pair/],
    ['/{}', /a parameter without a name/],
    ['/a/../b', /a segment of dots/],
    ['https://example.test/a', /is a URL/],
  ])('a path such as %s', (path, reason) => {
    const contract = surfaceOf({
      openapi: '3.0.3',
      paths: { '/fine': { get: { responses: {} } }, [path]: { get: { responses: {} } } },
    });
    expect(keys(contract)).toEqual(['GET /fine']);
    expect(contract.untestable).toMatchObject([{ reason: expect.stringMatching(reason) }]);
    expect(contract.untestable[0]?.location.line).toBeGreaterThan(1);
  });

  test('an operation of which nothing is said, at a server of its own, or with a query string that is one value', () => {
    const contract = surfaceOf(
      v32(`servers: [{url: 'https://api.example.test/{v}', variables: {v: {default: v1}}}]
paths:
  /a: {get: null, post: text}
  /b: {get: {servers: [{url: 'https://upload.example.test'}], ${ok}}}
  /c: {get: {servers: [{url: 'https://api.example.test/v2'}], ${ok}}}
  /d: {get: {servers: [{url: 'https://api.example.test/v1/beta'}], ${ok}}}
  /e: {get: {parameters: [{name: q, in: querystring, required: true, content: {text/plain: {}}}], ${ok}}}
`),
    );
    expect(keys(contract)).toEqual(['GET /beta/d']);
    expect(reasons(contract)).toEqual({
      'GET /a': 'it is no object: nothing is said of it',
      'POST /a': 'it is no object: nothing is said of it',
      'GET /b': 'it stands on a server of its own: https://upload.example.test',
      'GET /c': 'it stands at https://api.example.test/v2, which is not below https://api.example.test/v1',
      'GET /e': 'it requires a query string that is one parameter, and none is made here',
    });
  });

  test('a document of which nothing can be judged is refused', () => {
    expect(() => surfaceOf(v30(`paths:\n  /a?b: {get: {${ok}}, post: {${ok}}}`))).toThrow(
      /^surface.yaml:4:15: none of its operations can be judged \(2\)\. The first, GET \/a\?b: its path has a query/,
    );
  });

  test('where servers are named at operations alone, the target is the one of most of them', () => {
    const at = (host: string): string => `servers: [{url: 'https://${host}'}], ${ok}`;
    const contract = surfaceOf(
      v30(
        `paths: {/a: {get: {${at('a.test')}}}, /b: {get: {${at('b.test')}}}, /c: {get: {${at('b.test')}}}}`,
      ),
    );
    expect(keys(contract)).toEqual(['GET /b', 'GET /c']);
  });
});
