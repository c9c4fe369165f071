import type { JsonObject } from '../documents/pointer.ts';
import { numberIn, type Violation } from './violation.ts';

/** Numbers out of the bounds of a schema, or between the steps that it allows. */
export function wrongNumbers(schema: JsonObject, valid: unknown): Violation[] {
  const step = numberIn(schema, 'multipleOf');
  const by = step ?? 1;
  const [maximum, minimum] = [numberIn(schema, 'maximum'), numberIn(schema, 'minimum')];
  const [below, above] = [numberIn(schema, 'exclusiveMaximum'), numberIn(schema, 'exclusiveMinimum')];
  const found: Violation[] = [];
  const add = (keyword: string, what: string, ...values: number[]): void => {
    found.push({ keyword, what, values: values.map(tidy) });
  };
  if (maximum !== undefined) add('maximum', `more than ${maximum}`, nextMultiple(maximum, by), maximum + by);
  if (minimum !== undefined)
    add('minimum', `less than ${minimum}`, -nextMultiple(-minimum, by), minimum - by);
  if (below !== undefined) add('exclusiveMaximum', `not less than ${below}`, below);
  if (above !== undefined) add('exclusiveMinimum', `not more than ${above}`, above);
  if (step !== undefined) {
    const from = typeof valid === 'number' ? valid : 0;
    add('multipleOf', `no multiple of ${step}`, from + 1, from - 1, from + step / 2, from - step / 2);
  }
  return found;
}

/** The first multiple that is more. */
function nextMultiple(bound: number, step: number): number {
  return (Math.floor(bound / step) + 1) * step;
}

/** Decimal steps are no binary fractions: what is meant has few digits. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value + 0 : Number(value.toFixed(10));
}
