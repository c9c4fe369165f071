/** Inputs for the fuzz: made of what is valid by breaking it, and of nothing at all. */
import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Names and texts that programs have fallen over. */
const NASTY = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'then',
    'toJSON',
    'length',
  ],
  ...[
    '',
    ' ',
    '/',
    '#',
    '~1',
    '%',
    '%00',
    '\u0000',
    '\u202e',
    '\ud800',
    '\u001b[2J',
    '::error::x',
    '-1',
    '1e999',
  ],
  ...[
    '$ref',
    '#/',
    '#/paths',
    '{',
    '{}',
    '{id}',
    '../../etc/passwd',
    'file:///etc/passwd',
    'http://169.254.169.254/',
  ],
  ...[
    '(a+)+$',
    '[',
    'x'.repeat(300),
    '2026-99-99T99:99:99Z',
    'application/json',
    'GET /',
    'get',
    '200',
    '4XX',
  ],
] as const;

const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 12, unit: 'binary' }));

/** Any JSON, the small more often. */
export const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e300, -0, [], {}),
    fc.integer(),
    nasty,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(nasty, tie('value'), { maxKeys: 4 }).map(plain),
    fc.nat(300).map(nested),
  ),
})).value;

function nested(depth: number): Json {
  let value: Json = 0;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** With a name `__proto__` as a member of its own, as JSON has it. */
function plain(value: Record<string, Json>): Json {
  const made = {};
  for (const [name, member] of Object.entries(value)) set(made, name, member);
  return made;
}

function set(object: object, name: string, value: unknown): void {
  // A list has items and no other members.
  if (Array.isArray(object) && !/^\d+$/.test(name)) object.push(value);
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** What is done at a place: a number chooses the place, among all there are. */
const change = fc.record({
  at: fc.nat(1_000_000),
  how: fc.constantFrom('replace', 'remove', 'rename', 'copy', 'wrap', 'add'),
  value: json,
  name: nasty,
  from: fc.nat(1_000_000),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** A valid value, changed at a few places. */
export function broken(valid: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([value, changes]) => changes.reduce(changed, structuredClone(value)));
}

/** A valid text, cut, or with something in it that does not belong there. */
export function torn(valid: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    nasty,
    fc.constantFrom('&a ', '*a', '<<: ', '\n', '- ', ': ', '!!js/function ', '\t', '"', '}', ']]'),
  );
  return fc
    .tuple(fc.constantFrom(...valid), fc.nat(1_000_000), fc.nat(30), piece, fc.boolean())
    .map(([text, at, length, more, ends]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + more + (ends ? '' : text.slice(start + length));
    });
}

interface Place {
  readonly holder: object;
  readonly name: string;
}

function changed(root: Json, { at, how, value: shared, name, from }: Change): Json {
  // The same value may be given twice, and what stands in itself is no JSON.
  const value = structuredClone(shared);
  const all = placesIn(root);
  const place = all[at % Math.max(1, all.length)];
  if (place === undefined) return value;
  const { holder } = place;
  const before = Reflect.get(holder, place.name) as Json;
  const other = all[from % all.length];
  if (how === 'replace') set(holder, place.name, value);
  else if (how === 'wrap') set(holder, place.name, [before]);
  else if (how === 'copy' && other !== undefined) {
    const copied = JSON.stringify(Reflect.get(other.holder, other.name));
    if (copied.length < MOST_COPIED) set(holder, place.name, JSON.parse(copied));
  } else if (how === 'add') set(typeof before === 'object' && before !== null ? before : holder, name, value);
  else if (!Array.isArray(holder)) {
    Reflect.deleteProperty(holder, place.name);
    if (how === 'rename') set(holder, name, before);
  } else holder.splice(Number(place.name), 1);
  return root;
}

/** Characters: what is copied into itself grows. */
const MOST_COPIED = 20_000;

/** Every member of every object and list, without following depth for ever. */
function placesIn(root: Json): Place[] {
  const places: Place[] = [];
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined && places.length < 20_000; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const name of Object.keys(value)) {
      places.push({ holder: value, name });
      stack.push(Reflect.get(value, name));
    }
  }
  return places;
}
