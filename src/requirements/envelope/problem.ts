import type { Check } from '../../model.ts';
import type { Page } from '../../probes/paging/page.ts';

/** What is wrong with how a page leads to others. */
export type Problem = Pick<Check, 'message' | 'expected' | 'actual' | 'instancePath' | 'exchange'>;

/** A problem of one page; the place is where the envelope names one. */
export function problemOf(
  { exchange }: Page,
  place: string | undefined,
  actual: unknown,
  message: string,
  expected: unknown,
): Problem {
  return {
    message,
    expected,
    actual,
    exchange: exchange.id,
    ...(place !== undefined && { instancePath: place }),
  };
}
