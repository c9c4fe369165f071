import type { Schemas } from '../../contract/schemas.ts';
import type { SchemaPointer } from '../../model.ts';

/**
 * Why a header's text does not match its schema; undefined where it does, as a text or as any value that such a text
 * can stand for. How an object is written is not known.
 */
export function headerMismatch(schemas: Schemas, schema: SchemaPointer, text: string): string | undefined {
  if (schemas.defect(schema, 'response') !== undefined || schemas.at(schema)['type'] === 'object')
    return undefined;
  const broken = readings(text).map((value) => schemas.errors(schema, value, 'response'));
  if (broken.some((errors) => errors.length === 0)) return undefined;
  // Of several ways not to match, the one that is nearest: the type is right, and something else is not.
  const [nearest] =
    broken.find((errors) => errors.every(({ keyword }) => keyword !== 'type')) ?? broken[0] ?? [];
  return nearest?.message;
}

/** Why a header's text could not be held against all of its schema; undefined where it could. */
export function headerUnread(schemas: Schemas, schema: SchemaPointer, text: string): string | undefined {
  const defect = schemas.defect(schema, 'response');
  if (defect !== undefined) return defect;
  const fitting = readings(text)
    .map((value) => schemas.judged(schema, value, 'response'))
    .filter(({ errors }) => errors.length === 0);
  return fitting.some(({ unread }) => unread === undefined) ? undefined : fitting[0]?.unread;
}

/** All that a header's text can stand for. */
function readings(text: string): unknown[] {
  const items = text.split(',').map((item) => item.trim());
  return [text, scalar(text), items, items.map(scalar), ...dateIn(text), ...addressIn(text)];
}

function scalar(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}

/** HTTP has a form of its own for dates, whatever `date-time` says. */
function dateIn(text: string): string[] {
  return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text) &&
    !Number.isNaN(Date.parse(text))
    ? [new Date(text).toISOString()]
    : [];
}

/** An address in a header may be relative to the one that was asked for, whatever `uri` says. */
function addressIn(text: string): string[] {
  return text.startsWith('/') ? [`http://relative.invalid${text}`] : [];
}
