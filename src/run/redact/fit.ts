import type { SchemaError, Schemas } from '../../contract/schemas.ts';
import { propose } from '../../values/valid.ts';
import { type Leaf, rewritten } from './leaves.ts';
import type { Vault } from './vault.ts';

/** What a body breaks, by all that is documented for it. */
export type Judge = (value: unknown) => readonly SchemaError[];

/** A value that is new, with what is to stand for it. */
interface Draft {
  readonly name: string;
  readonly real: string;
  readonly pointers: string[];
  shown: string;
}

/** Attempts in the same shape, and then with values that the broken rule's schema proposes. */
const ALIKE = 12;
const TRIES = 24;

/**
 * The body with others in the place of its leaves' values, such that it breaks the rules that it broke and no other.
 * What only one of a few listed values can be (`enum`, `const`) stays: the document tells it to anybody.
 */
export function fitted(
  vault: Vault,
  schemas: Schemas,
  text: string,
  leaves: readonly Leaf[],
  judge: Judge,
  keep?: (text: string) => string,
): string {
  const drafts = new Map<string, Draft>();
  for (const { name, literal, pointer } of leaves) {
    const known = drafts.get(`${name} ${literal}`);
    if (known !== undefined) known.pointers.push(pointer);
    else if (vault.partner(name, literal) === undefined) {
      const draft = { name, real: literal, pointers: [pointer], shown: literal };
      drafts.set(`${name} ${literal}`, draft);
      renew(vault, draft, 0);
    }
  }
  const written = (kept?: (text: string) => string): string =>
    rewritten(text, leaves, ({ name, literal }) => vault.partner(name, literal) ?? literal, kept);
  const value = drafts.size === 0 ? undefined : parsed(text);
  if (value !== undefined) {
    const before = judge(value);
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const odd = difference(before, judge(parsed(written())));
      if (odd.length === 0) break;
      for (const draft of drafts.values()) {
        const own = odd.filter((error) => draft.pointers.some((pointer) => touches(error, pointer)));
        if (own.some((error) => isListed(error, draft))) leave(vault, draft);
        else if (own.length > 0 && draft.shown !== draft.real)
          renew(vault, draft, attempt, attempt < ALIKE ? undefined : proposedBy(schemas, own, attempt));
      }
    }
  }
  for (const { real, shown } of drafts.values()) vault.spread(real, shown);
  return written(keep);
}

function renew(vault: Vault, draft: Draft, attempt: number, proposed?: string): void {
  const { name, real, shown } = draft;
  if (shown !== real) vault.part(name, real, shown);
  const fits = proposed !== undefined && isSameKind(proposed, real) && vault.isFree(name, proposed);
  let made = fits ? proposed : vault.candidate(name, real, attempt);
  // Where values are short, the first that comes may be taken.
  for (let more = 1; made === undefined && more <= TRIES; more += 1)
    made = vault.candidate(name, real, attempt + more * TRIES);
  draft.shown = made ?? real;
  if (made !== undefined) vault.pair(name, real, made);
}

function leave(vault: Vault, draft: Draft): void {
  vault.part(draft.name, draft.real, draft.shown);
  vault.own(draft.name, draft.real);
  draft.shown = draft.real;
}

function isSameKind(one: string, other: string): boolean {
  return one.startsWith('"') === other.startsWith('"');
}

/** A value of the schema whose rule is broken, as a literal. */
function proposedBy(schemas: Schemas, errors: readonly SchemaError[], attempt: number): string | undefined {
  const at = errors[0]?.schemaPath.replace(/\/[^/]*$/, '');
  if (at === undefined) return undefined;
  const value = propose(schemas, at, {
    direction: 'response',
    token: `stand-in ${attempt}`,
    optional: false,
  });
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : undefined;
}

/** The errors that one has and the other has not. */
function difference(before: readonly SchemaError[], after: readonly SchemaError[]): SchemaError[] {
  const keyOf = ({ instancePath, keyword }: SchemaError): string => `${instancePath} ${keyword}`;
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return [
    ...before.filter((error) => !now.has(keyOf(error))),
    ...after.filter((error) => !old.has(keyOf(error))),
  ];
}

function touches({ instancePath }: SchemaError, pointer: string): boolean {
  return instancePath === pointer || pointer.startsWith(`${instancePath}/`);
}

function isListed({ instancePath, keyword }: SchemaError, { pointers }: Draft): boolean {
  return (keyword === 'enum' || keyword === 'const') && pointers.includes(instancePath);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
