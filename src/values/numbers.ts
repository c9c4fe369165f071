import { numberOf } from './digest.ts';

type NumberSchema = Readonly<Record<string, unknown>>;

const MOST_CHOICES = 1_000;

/** A number of a schema, within its bounds and a multiple where it has to be; a whole one where one fits. */
export function numberWithin(schema: NumberSchema, token: string): number {
  const bound = (keyword: string): number | undefined =>
    typeof schema[keyword] === 'number' ? schema[keyword] : undefined;
  const step = bound('multipleOf') ?? 1;
  const above = bound('exclusiveMinimum');
  const below = bound('exclusiveMaximum');
  const least = Math.max(bound('minimum') ?? -Infinity, above ?? -Infinity);
  const most = Math.min(bound('maximum') ?? Infinity, below ?? Infinity);
  const allowed = (value: number): boolean =>
    value >= least && value <= most && value !== above && value !== below && Number.isInteger(value / step);

  const from = Number.isFinite(least) ? least : Number.isFinite(most) ? most - 100 * step : 0;
  const first = Math.ceil(from / step);
  const to = Number.isFinite(most) ? most : from + 100 * step;
  const choices = Math.max(1, Math.min(MOST_CHOICES, Math.floor(to / step) - first + 1));
  const start = numberOf(choices, token);
  for (let i = 0; i < choices; i += 1) {
    // Decimal steps are no binary fractions: what is meant has few digits.
    const value = Number(((first + ((start + i) % choices)) * step).toFixed(10));
    if (allowed(value)) return value;
  }
  return schema['type'] === 'integer' ? first * step : (from + to) / 2;
}
