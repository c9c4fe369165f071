import { isJson } from '../../contract/media-type.ts';
import { keywordsOf } from '../../contract/properties.ts';
import { resourcesAt } from '../../contract/resources.ts';
import type { Operation } from '../../model.ts';
import type { Kit } from '../../script/kit.ts';
import type { RequestParts } from '../../script/request.ts';
import { type BodyShape, bodyShapeOf } from '../../values/request-body.ts';

/** What a careless server chokes on, as it stands in a JSON text, and the kind of member it is sent in. */
export interface Attack {
  readonly label: string;
  readonly type: 'string' | 'number';
  readonly json: string;
}

const MEBIBYTE = 1024 * 1024;
const DEPTH = 1_000;

export const attacks: readonly Attack[] = [
  { label: 'NUL', type: 'string', json: '"try\\u0000square"' },
  { label: 'lone surrogate', type: 'string', json: '"trysquare \\ud800"' },
  { label: 'right-to-left marks', type: 'string', json: '"\u202etry\u2067square\u200f"' },
  { label: 'a long text', type: 'string', json: `"${'x'.repeat(MEBIBYTE)}"` },
  { label: 'deep nesting', type: 'string', json: '['.repeat(DEPTH) + ']'.repeat(DEPTH) },
  { label: 'a number beyond all', type: 'number', json: '1e400' },
];

/** The body of a creation, where it is JSON. */
export function jsonShapeOf({ contract }: Kit, operation: Operation): BodyShape | undefined {
  const shape = operation.kind === 'create' ? bodyShapeOf(contract, operation) : undefined;
  return isJson(shape?.media.mediaType ?? '') ? shape : undefined;
}

/**
 * A valid body with one member replaced; the attack alone where there is no such member. Of what nothing removes again,
 * nothing is to be made: there the body lacks what is required.
 */
export function attacked(
  kit: Kit,
  operation: Operation,
  shape: BodyShape,
  value: Readonly<Record<string, unknown>>,
  { type, json }: Attack,
): NonNullable<RequestParts['body']> {
  const lacking = isRemovable(kit, operation) ? [] : shape.required;
  const names = [...membersOf(kit, shape, type), ...membersOf(kit, shape, 'string')].filter(
    (name) => lacking.length === 0 || lacking.some((one) => one !== name),
  );
  const isKept = isRemovable(kit, operation) || lacking.length > 0;
  const [target] = isKept ? names : [];
  const members = Object.entries(value)
    .filter(([name]) => name !== target && !lacking.includes(name))
    .map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`);
  const text =
    target === undefined ? json : `{${[...members, `${JSON.stringify(target)}:${json}`].join(',')}}`;
  return { mediaType: shape.media.mediaType, body: { text } };
}

function isRemovable({ contract }: Kit, { collection }: Operation): boolean {
  return resourcesAt(contract, collection).delete !== undefined;
}

/** Members of a type that are bound to no form of their own; those that are required first. */
function membersOf({ contract }: Kit, shape: BodyShape, type: Attack['type']): string[] {
  const free = [...shape.properties].filter(([, property]) => {
    const schema = keywordsOf(contract.schemas, property);
    const types = [schema['type']].flat();
    const bound = ['format', 'enum', 'const', 'pattern'].some((keyword) => schema[keyword] !== undefined);
    return (types.includes(type) || (type === 'number' && types.includes('integer'))) && !bound;
  });
  const names = free.map(([name]) => name);
  return [
    ...names.filter((name) => shape.required.includes(name)),
    ...names.filter((name) => !shape.required.includes(name)),
  ];
}
