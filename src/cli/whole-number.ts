import { UsageError } from '../errors.ts';

/** @throws UsageError where the number is not whole, or out of bounds. */
export function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}`);
}
