/** The types of JSON Schema, and the names that other languages have for them. What may be two things is not here. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'].map((name): [string, string] => [
    name,
    name,
  ]),
  ['list', 'array'],
  ['bool', 'boolean'],
  ...['int', 'int32', 'int64', 'long', 'short'].map((name): [string, string] => [name, 'integer']),
  ...['float', 'double'].map((name): [string, string] => [name, 'number']),
  ...[
    'str',
    'text',
    'char',
    'file',
    'date',
    'datetime',
    'date-time',
    'uuid',
    'guid',
    'email',
    'uri',
    'url',
  ].map((name): [string, string] => [name, 'string']),
]);

/** Names that say that everything is allowed. */
const ANYTHING: ReadonlySet<unknown> = new Set(['', 'any', '*', 'mixed']);

/** What an author means by a `type`: one type, several, or nothing; `unclear` where it cannot be told. */
export function typesMeant(type: unknown): string | readonly string[] | 'unclear' | undefined {
  if (!Array.isArray(type)) return typeMeant(type);
  const meant = type.map((one: unknown) => (one === null ? 'null' : typeMeant(one)));
  if (meant.includes('unclear')) return 'unclear';
  if (meant.includes(undefined) || meant.length === 0) return undefined;
  return [...new Set(meant as string[])];
}

function typeMeant(type: unknown): string | undefined {
  if (typeof type !== 'string') return 'unclear';
  const name = type.trim().toLowerCase();
  return ANYTHING.has(name) ? undefined : (MEANT.get(name) ?? 'unclear');
}

/** Whether a value is of one of the types. */
export function isOfType(value: unknown, types: readonly unknown[]): boolean {
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value !== 'number') return types.includes(typeof value);
  return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
}

/** The types that a schema names; empty where it names none. */
export function typesIn(type: unknown): readonly unknown[] {
  return type === undefined ? [] : Array.isArray(type) ? type : [type];
}
