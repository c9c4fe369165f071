import { LOOSENED, UNREAD } from '../../documents/normalise.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import { usable } from '../pattern.ts';
import type { Copy } from './copy.ts';
import { isDistinct } from './formats.ts';
import { type Marks, mark } from './marks.ts';
import { overlap } from './overlap.ts';
import type { Targets } from './targets.ts';

/** Keywords that say what the value itself has to be, and not a part of it. */
const IN_PLACE = new Set(['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas']);

/** What a schema, or a list of schemas, is part of. */
interface Holder {
  readonly part: object;
  readonly inPlace: boolean;
}

/** Keywords that refuse more where something that they depend on allows more. */
const SENSITIVE = ['oneOf', 'not', 'if', 'maxContains', 'unevaluatedProperties', 'unevaluatedItems'];

/**
 * Marks what would refuse more because something within it allows more than its author meant: `not`, `if`, the
 * `oneOf` of which only one may fit, and what refuses members that no other keyword names.
 */
export function relax({ objects, shortened, targets }: Copy, marks: Marks): void {
  const sensitive = objects.filter((one) => SENSITIVE.some((keyword) => one[keyword] !== undefined));
  const holders = holdersIn(sensitive, targets);
  const seeds = [...holders.keys()].filter((part) => isLoose(part) || shortened.has(part));
  const loose = spread(seeds, holders, () => true);
  const lost = seeds.filter((part) => LOOSENED in part);
  const unread = spread(
    seeds.filter((part) => UNREAD in part),
    holders,
    () => true,
  );
  const open = spread(lost, holders, ({ inPlace }) => inPlace);

  /** Each of several may allow null for itself, as generators write it. */
  const admitsNull = (branch: unknown): boolean => {
    const reference = isObject(branch) ? branch['$ref'] : undefined;
    const schema = typeof reference === 'string' ? targets(reference) : branch;
    const isMarked = isObject(branch) && marks.get(branch)?.acceptsNull === true;
    if (isMarked || !isObject(schema)) return isMarked;
    const { type, enum: choices } = schema;
    return [type].flat().includes('null') || (Array.isArray(choices) && choices.includes(null));
  };

  for (const schema of sensitive) {
    const { oneOf, not, if: condition, contains, discriminator } = schema;
    if (
      Array.isArray(oneOf) &&
      (discriminator !== undefined ||
        loose.has(oneOf) ||
        oneOf.filter(admitsNull).length > 1 ||
        overlap(oneOf, targets))
    )
      mark(marks, schema, { severalFit: true });
    const without = [
      ...(loose.has(not as object) ? ['not'] : []),
      ...(loose.has(condition as object) ? ['if'] : []),
      ...(open.has(schema) ? ['unevaluatedProperties', 'unevaluatedItems'] : []),
    ];
    if (without.length > 0) mark(marks, schema, { without: new Set(without) });
    if (loose.has(contains as object)) delete schema['maxContains'];
    // What is passed over cannot say so itself.
    for (const [keyword, part] of Object.entries({ not, if: condition }))
      if (unread.has(part as object)) schema[UNREAD] = `something in its "${keyword}" could not be read`;
  }
}

/** All that some schemas are made of, directly or by reference, and what each of it is part of. */
function holdersIn(schemas: readonly object[], targets: Targets): Map<object, Holder[]> {
  const holders = new Map<object, Holder[]>();
  const stack = [...schemas];
  for (const schema of schemas) holders.set(schema, []);
  const add = (member: unknown, holder: Holder): void => {
    if (typeof member !== 'object' || member === null) return;
    const known = holders.get(member);
    if (known !== undefined) known.push(holder);
    else {
      holders.set(member, [holder]);
      stack.push(member);
    }
  };
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const isList = Array.isArray(part);
    for (const [name, member] of Object.entries(part)) {
      add(member, { part, inPlace: isList || IN_PLACE.has(name) });
      if (!isList && name === '$ref' && typeof member === 'string')
        add(targets(member), { part, inPlace: true });
    }
  }
  return holders;
}

/** Whether a schema allows more than its author meant, as far as its own keywords go. */
function isLoose(part: object): boolean {
  const { format, pattern, [LOOSENED]: loosened } = part as JsonObject;
  return (
    loosened === true ||
    (typeof format === 'string' && !isDistinct(format)) ||
    (typeof pattern === 'string' && usable(pattern)?.exact !== true)
  );
}

/** Some parts, and all that holds one of them. */
function spread(
  from: readonly object[],
  holders: ReadonlyMap<object, readonly Holder[]>,
  along: (holder: Holder) => boolean,
): Set<object> {
  const found = new Set<object>(from);
  for (const part of found)
    for (const holder of holders.get(part) ?? []) if (along(holder)) found.add(holder.part);
  return found;
}
