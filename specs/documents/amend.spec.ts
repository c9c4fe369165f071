import { describe, expect, test } from '@jest/globals';
import { amend } from '../../src/documents/amend.ts';
import { loadSelectors } from '../../src/documents/overlay/select.ts';
import { parseSource } from '../../src/documents/source.ts';
import { DocumentError } from '../../src/errors.ts';

const HEAD = 'overlay: 1.1.0\ninfo: {title: t, version: "1"}\n';

/** Applies an overlay; actions alone get a head of two lines, so that the first of them stands in line 4. */
async function amended(document: unknown, overlay: string, file?: string) {
  const notes: string[] = [];
  const source = parseSource('o.yaml', overlay.startsWith('actions:') ? HEAD + overlay : overlay);
  const value = await amend(document, source, (at, message) => notes.push(`${at}: ${message}`), file);
  return { value, notes };
}

const read = (text: string): unknown => parseSource('api.yaml', text).value;

/** One action, in one line. */
const action = (text: string) => `actions:\n  - {${text}}\n`;

describe('update', () => {
  test.each([
    [
      'merges objects, all the way down',
      { a: { b: 1, c: { d: 2 } } },
      'target: $, update: {a: {c: {e: 3}}}',
      { a: { b: 1, c: { d: 2, e: 3 } } },
    ],
    [
      'replaces plain values, null among them',
      { a: { b: null, c: 1 } },
      'target: $.a, update: {b: x, c: null}',
      { a: { b: 'x', c: null } },
    ],
    [
      'joins lists within objects',
      { a: { b: [1] } },
      'target: $.a, update: {b: [2, 3]}',
      { a: { b: [1, 2, 3] } },
    ],
    [
      'appends an object to a list',
      { a: [{ b: 1 }] },
      'target: $.a, update: {c: 2}',
      { a: [{ b: 1 }, { c: 2 }] },
    ],
    ['appends a plain value to a list', { a: [1] }, 'target: $.a, update: x', { a: [1, 'x'] }],
    ['joins a list to a list', { a: [1] }, 'target: $.a, update: [2, [3]]', { a: [1, 2, [3]] }],
    ['replaces a selected plain value', { a: [1, 2] }, 'target: "$.a[?@ == 2]", update: 5', { a: [1, 5] }],
    [
      'changes each part that is selected',
      { a: {}, b: {} },
      'target: $.*, update: {x: 1}',
      { a: { x: 1 }, b: { x: 1 } },
    ],
    [
      'changes a part once, though selected twice',
      { a: { t: [] } },
      `target: "$['a','a'].t", update: 1`,
      { a: { t: [1] } },
    ],
    [
      'changes parts within parts',
      { a: { b: {} } },
      'target: "$..[?@.b || @ == @]", update: {x: [1]}',
      { a: { x: [1], b: { x: [1] } } },
    ],
    [
      'does not count beside remove: true',
      { a: {}, b: 1 },
      'target: $.a, update: {c: 1}, remove: true',
      { b: 1 },
    ],
  ])('%s', async (_, document, text, wanted) => {
    const before = structuredClone(document);
    expect((await amended(document, action(text))).value).toEqual(wanted);
    expect(document).toEqual(before);
  });

  test.each([
    [
      'a plain value into an object',
      { a: {} },
      'target: $.a, update: x',
      'o.yaml:4:27: a plain value cannot be merged into an object (/a)',
    ],
    [
      'an object into a plain value',
      { a: 1 },
      'target: $.a, update: {b: 1}',
      'o.yaml:4:27: an object cannot be merged into a plain value (/a)',
    ],
    [
      'a list into the document',
      { a: 1 },
      'target: $, update: []',
      'o.yaml:4:25: a list cannot be merged into an object (the document)',
    ],
    [
      'an object into a list, further down',
      { a: { '/b': [] } },
      'target: $.a, update: {/b: {c: 1}}',
      'o.yaml:4:32: an object cannot be merged into a list (/a/~1b)',
    ],
  ])('cannot merge %s', async (_, document, text, message) => {
    await expect(amended(document, action(text))).rejects.toThrow(
      `${message}: remove that by an action before this one`,
    );
  });

  test('changes no objects and lists by one action', async () => {
    await expect(amended({ a: {}, b: [] }, action('target: $.*, update: {}'))).rejects.toThrow(
      'o.yaml:4:14: the target selects an object and a list: give each kind an action of its own',
    );
  });
});

describe('remove', () => {
  test.each([
    [
      'members and items of any kind',
      { a: 1, b: [1, 2, 1, 3], c: {} },
      "target: \"$['a','c']\"",
      { b: [1, 2, 1, 3] },
    ],
    [
      'several items of a list, by the indices before',
      { a: [0, 1, 2, 3, 4] },
      'target: "$.a[3,0,2]"',
      { a: [1, 4] },
    ],
    ['a part with what it holds, both selected', { a: { a: { b: 1 } }, c: 1 }, 'target: $..a', { c: 1 }],
    ['items of items', { a: [[1, 2], [1]] }, 'target: "$.a[0, 1][0]"', { a: [[2], []] }],
    ['a list and its items', { a: [[1], 2] }, 'target: "$.a..*"', { a: [] }],
  ])('takes out %s', async (_, document, text, wanted) => {
    const before = structuredClone(document);
    expect((await amended(document, action(`${text}, remove: true`))).value).toEqual(wanted);
    expect(document).toEqual(before);
  });

  test('cannot take out the whole document', async () => {
    await expect(amended({}, action('target: $, remove: true'))).rejects.toThrow(
      'o.yaml:4:14: the whole document cannot be removed: select a part of it',
    );
  });
});

describe('copy', () => {
  test('moves a part, together with an update and a removal', async () => {
    const { value } = await amended(
      { paths: { '/items': { get: { tags: ['a'] } } } },
      `actions:
  - {target: $.paths, update: {/new: {}}}
  - {target: "$.paths['/new']", copy: "$.paths['/items']"}
  - {target: "$.paths['/items']", remove: true}
  - {target: "$.paths['/new'].get.tags", update: b}
`,
    );
    expect(value).toEqual({ paths: { '/new': { get: { tags: ['a', 'b'] } } } });
  });

  test('what is copied is amended at one place from then on', async () => {
    const { value } = await amended(
      { a: { x: { n: [1] } }, b: {} },
      'actions:\n  - {target: $.a.x, update: {m: 1}}\n  - {target: $.b, copy: $.a}\n  - {target: $.b.x, update: {n: [2]}}\n',
    );
    expect(value).toEqual({ a: { x: { n: [1], m: 1 } }, b: { x: { n: [1, 2], m: 1 } } });
  });

  test('a part can be copied into itself', async () => {
    const { value } = await amended({ a: { b: {} } }, action('target: $.a.b, copy: $.a'));
    expect(value).toEqual({ a: { b: { b: {} } } });
  });

  test.each([
    ['$.no', 0],
    ['$.*', 2],
  ])('must select one part: %s', async (copy, count) => {
    await expect(amended({ a: {}, b: {} }, action(`target: $.a, copy: ${copy}`))).rejects.toThrow(
      `o.yaml:4:25: copy selects ${count} parts of the document: let it select exactly one`,
    );
  });

  test('that doubles a list again and again ends', async () => {
    const overlay = `actions:\n${'  - {target: $.a, copy: $.a}\n'.repeat(30)}`;
    await expect(amended({ a: [1, 2] }, overlay)).rejects.toThrow('/a becomes too long a list');
  });
});

describe('what stands at several places', () => {
  const document = () => read('a: &x {y: {z: [1]}}\nb: *x\nc: [*x, *x]\n');

  test('changes only where it is selected', async () => {
    const { value } = await amended(document(), action('target: $.a.y.z, update: 2'));
    expect(value).toEqual({
      a: { y: { z: [1, 2] } },
      b: { y: { z: [1] } },
      c: [{ y: { z: [1] } }, { y: { z: [1] } }],
    });
  });

  test('changes once at each place that is selected', async () => {
    const { value } = await amended(document(), action('target: $..z, update: 2'));
    const once = { y: { z: [1, 2] } };
    expect(value).toEqual({ a: once, b: once, c: [once, once] });
  });

  test('is removed only where it is selected', async () => {
    const { value } = await amended(document(), action('target: "$.c[0].y", remove: true'));
    expect(value).toEqual({ a: { y: { z: [1] } }, b: { y: { z: [1] } }, c: [{}, { y: { z: [1] } }] });
  });

  test('an update at several places is amended at one of them', async () => {
    const overlay = 'actions:\n  - {target: $.*, update: {s: {t: []}}}\n  - {target: $.a.s.t, update: 1}\n';
    const { value } = await amended({ a: {}, b: {} }, overlay);
    expect(value).toEqual({ a: { s: { t: [1] } }, b: { s: { t: [] } } });
    expect((await amended({ a: {}, b: {} }, overlay)).value).toEqual(value);
  });

  test('what no action touches is shared with the document', async () => {
    const before = { big: {}, a: {} };
    const { value } = await amended(before, action('target: $.a, update: {x: 1}'));
    expect((value as typeof before).big).toBe(before.big);
  });
});

describe('notes tell what has no effect', () => {
  test('a target that selects nothing', async () => {
    const { value, notes } = await amended({ a: 1 }, action('target: $.b, update: 1'));
    expect(value).toEqual({ a: 1 });
    expect(notes).toEqual([
      '/actions/0/target: the target selects nothing in the document, so the action changes nothing',
    ]);
  });

  test.each(['', ', remove: false'])('an action that does nothing%s', async (rest) => {
    expect((await amended({}, action(`target: $${rest}`))).notes).toEqual([
      '/actions/0: the action changes nothing: it has no update, no copy and no remove: true',
    ]);
  });

  test.each([
    ['https://example.com/v1/api.yaml?x=/y#z', 'specs/api.yaml', []],
    ['./api.yaml', 'api.yaml', []],
    [
      'other.yaml',
      'specs/api.yaml',
      ['/extends: extends names other.yaml; the overlay is applied to specs/api.yaml'],
    ],
    [
      'api.yaml',
      undefined,
      ['/extends: extends names api.yaml; the overlay is applied to the document given'],
    ],
  ])('an overlay that extends %s, applied to %s', async (extended, file, wanted) => {
    const overlay = `${HEAD}extends: ${extended}\n${action('target: $, update: {}')}`;
    expect((await amended({}, overlay, file)).notes).toEqual(wanted);
  });
});

describe('an overlay that is not valid is refused at its line', () => {
  const info = 'info: {title: t, version: "1"}\n';

  test.each([
    [
      'another document',
      'openapi: 3.1.0\n',
      'o.yaml:1:1: no overlay: an OpenAPI Overlay begins with overlay: 1.0.0',
    ],
    ['a list', '- overlay: 1.0.0\n', 'o.yaml:1:1: no overlay'],
    [
      'an unquoted version',
      'overlay: 1.0\n',
      'o.yaml:1:10: not a version known here: write overlay: 1.0.0 or 1.1.0',
    ],
    ['a later version', 'overlay: 1.2.0\n', 'o.yaml:1:10: not a version known here'],
    [
      'no info',
      'overlay: 1.0.0\n',
      'o.yaml:1:1: no info: give the overlay an info with a title and a version',
    ],
    ['no title', 'overlay: 1.0.0\ninfo: {version: "1"}\n', 'o.yaml:2:7: no title: give the info a title'],
    [
      'a number as version',
      'overlay: 1.0.0\ninfo: {title: t, version: 1.0}\n',
      'o.yaml:2:27: version must be a string: put it in quotes',
    ],
    [
      'an unknown member of info',
      'overlay: 1.0.0\ninfo: {title: t, vers: 1}\n',
      'o.yaml:2:24: vers is not known here: write title, version, description, or a name with x-',
    ],
    [
      'an unknown member',
      `overlay: 1.0.0\n${info}action: []\n`,
      'o.yaml:3:9: action is not known here: write overlay, info, extends, actions, or a name with x-',
    ],
    [
      'no actions',
      `overlay: 1.0.0\n${info}`,
      'o.yaml:1:1: no actions: give a list of one or more, each with a target',
    ],
    ['an empty list of actions', `overlay: 1.0.0\n${info}actions: []\n`, 'o.yaml:3:10: no actions'],
    [
      'an action that is none',
      'actions:\n  - remove\n',
      'o.yaml:4:5: not an action: write an object with a target, and an update or remove: true',
    ],
    [
      'no target',
      action('remove: true'),
      'o.yaml:4:5: no target: select by a JSONPath what the action changes',
    ],
    [
      'a target that is no string',
      action('target: 1'),
      'o.yaml:4:14: not a JSONPath: write a string that begins with $',
    ],
    [
      'a target that is no JSONPath',
      action('target: paths'),
      "o.yaml:4:14: not a JSONPath (expected '$', found 'p'): write it as RFC 9535 has it, like $.paths['/a'].get",
    ],
    ['a JSONPath of before the RFC', action('target: "$.a[(@.length-1)]"'), 'o.yaml:4:14: not a JSONPath ('],
    ['a function that is none', action('target: "$[?eval(@.a)]"'), 'o.yaml:4:14: not a JSONPath ('],
    [
      'an unknown member of an action',
      action('target: $, upddate: {}'),
      'o.yaml:4:26: upddate is not known here',
    ],
    [
      'remove in quotes',
      action('target: $.a, remove: "true"'),
      'o.yaml:4:27: neither true nor false: write remove: true',
    ],
    [
      'a description that is no string',
      action('target: $.a, description: 1'),
      'o.yaml:4:32: description must be a string',
    ],
    [
      'update and copy',
      action('target: $, update: {}, copy: $.a'),
      'o.yaml:4:35: copy beside update: make two actions of them',
    ],
    [
      'copy in 1.0',
      `overlay: 1.0.0\n${info}${action('target: $, copy: $.a')}`,
      'o.yaml:4:23: copy is not known in Overlay 1.0: write overlay: 1.1.0',
    ],
    [
      'a later action, before an earlier one is applied',
      'actions:\n  - {target: $, update: 1}\n  - {target: x}\n',
      'o.yaml:5:14: not a JSONPath',
    ],
  ])('%s', async (_, overlay, message) => {
    const refusal = amended({ a: {} }, overlay);
    await expect(refusal).rejects.toThrow(DocumentError);
    await expect(refusal).rejects.toThrow(message);
  });

  test('names with x- and descriptions are taken', async () => {
    const overlay = `overlay: 1.0.3\nx-a: 1\ninfo: {title: t, version: "1", x-b: 2, description: d}\n${action('target: $, description: d, x-c: 3, update: {a: 1}')}`;
    expect(await amended({}, overlay)).toEqual({ value: { a: 1 }, notes: [] });
  });
});

describe('hostile overlays', () => {
  test('names of prototypes are names like any other', async () => {
    const { value } = await amended(
      { a: {} },
      'actions:\n  - {target: $, update: {__proto__: {p: 1}, constructor: {prototype: {q: 1}}}}\n' +
        '  - {target: $.__proto__, update: {r: 1}}\n  - {target: $.a, copy: $}\n  - {target: $.a.__proto__, remove: true}\n',
    );
    expect(JSON.parse(JSON.stringify(value))).toEqual(
      JSON.parse(
        '{"a":{"a":{},"constructor":{"prototype":{"q":1}}},"__proto__":{"p":1,"r":1},"constructor":{"prototype":{"q":1}}}',
      ),
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('p');
    expect({}).not.toHaveProperty('q');
  });

  test.each(['$.__proto__', '$.constructor', '$.a.constructor.prototype', '$.b.length'])(
    'what only a prototype has is not there: %s',
    async (target) => {
      const { value, notes } = await amended({ a: {}, b: [] }, action(`target: ${target}, update: {x: 1}`));
      expect([value, notes.length]).toEqual([{ a: {}, b: [] }, 1]);
    },
  );

  test('too many matches are refused', async () => {
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${i}`, i]));
    const document = Object.fromEntries(Object.keys(wide).map((name) => [name, { ...wide, [name]: wide }]));
    await expect(
      amended(document, action('target: "$..[*,*,*,*,*]..[*,*,*,*,*]", remove: true')),
    ).rejects.toThrow('o.yaml:4:14: more than 100000 matches: select fewer parts');
  });

  test.each([
    ['a regular expression', "$[?match(@, '(a*)*b')]"],
    ['a filter that finds nothing', '$..[?count($..*..*..*) == 0]'],
  ])('%s that runs on is ended', async (_, expression) => {
    const document = {
      text: 'a'.repeat(100),
      ...Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${i}`, { i }])),
    };
    const compile = await loadSelectors((at, reason) => {
      throw new Error(`${at}: ${reason}`);
    }, 100);
    expect(() => compile('/actions/0/target', expression)(document)).toThrow(
      '/actions/0/target: not done in 0.1 seconds: select by more names, and by fewer .. and *',
    );
  });

  test('a document that holds itself is refused where an expression would walk on', async () => {
    const document = read('a: &a {b: *a}');
    await expect(amended(document, action('target: $..x, remove: true'))).rejects.toThrow(
      'o.yaml:4:14: nested too deeply, or too long a list, for this expression: select by more names',
    );
    await expect(amended(document, 'actions:\n  - target: $.a\n    update: &u {b: *u}\n')).rejects.toThrow(
      'o.yaml:4:3: nested too deeply to merge',
    );
    expect((await amended(document, action('target: $.a.b.c, update: 1'))).notes).toHaveLength(1);
  });

  test('what is no string matches no pattern', async () => {
    const { value } = await amended(
      { a: [null, 5, 'x', {}] },
      action(`target: "$.a[?match(@, '.*')]", remove: true`),
    );
    expect(value).toEqual({ a: [null, 5, {}] });
  });
});

test('1.0 follows the rules of 1.1: lists are joined, plain values selected', async () => {
  const overlay = `overlay: 1.0.0
info: {title: t, version: '1'}
actions:
  - {target: $.get.summary, remove: true}
  - {target: $.get, update: {tags: [b]}}
  - {target: $.get.tags, update: [c]}
`;
  const { value } = await amended({ get: { summary: 's', tags: ['a'] } }, overlay);
  expect(value).toEqual({ get: { tags: ['a', 'b', 'c'] } });
});

test('a vendor document gets security, an example, and loses an operation', async () => {
  const document = read(`
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: tag, in: query, schema: {type: string}}
    post: {operationId: addPet, security: [{key: []}]}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: showPet}
    delete: {operationId: purgePet}
`);
  const { value, notes } = await amended(
    document,
    `overlay: 1.0.0
info: {title: What the vendor left out, version: 1.0.0}
extends: pets.yaml
actions:
  - target: $.paths[*][?@.operationId=='listPets' || @.operationId=='showPet']
    description: The documentation says so, the file does not.
    update: {security: [{key: []}]}
  - target: $.paths[*][?@.operationId=='purgePet']
    remove: true
  - target: $.paths[*][*].parameters[?@.name=='limit' && @.in=='query']
    update: {example: 10, schema: {maximum: 100}}
  - target: $.components
    update: {securitySchemes: {}}
  - target: $
    update: {components: {securitySchemes: {key: {type: http, scheme: bearer}}}}
`,
    'vendor/pets.yaml',
  );
  expect(notes).toEqual([expect.stringContaining('/actions/3/target: ')]);
  expect(value).toEqual(
    read(`
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}, example: 10}
        - {name: tag, in: query, schema: {type: string}}
      security: [{key: []}]
    post: {operationId: addPet, security: [{key: []}]}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: showPet, security: [{key: []}]}
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
`),
  );
});
