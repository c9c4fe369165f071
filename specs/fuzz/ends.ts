import { expect } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../../src/bundle/refusal.ts';
import { UserError } from '../../src/errors.ts';

/** Milliseconds in which anything has to be read, on a slow machine. */
const LONGEST = 10_000;

/** Names that every object has; a prototype that was written to would have more. */
const BEFORE = Reflect.ownKeys(Object.prototype).length;

/**
 * Tries so many inputs: each has to end in a result, or in an error that gives its user a reason, and in time. The same
 * inputs in each run, and others with another TRYSQUARE_FUZZ_SEED (`random` for a new one); on failure fast-check prints the
 * seed and the input.
 */
export async function eachEnds<T>(
  inputs: fc.Arbitrary<T>,
  times: number,
  work: (input: T) => unknown,
): Promise<void> {
  const asked = process.env['TRYSQUARE_FUZZ_SEED'] ?? '20261123';
  const seed = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const begun = performance.now();
      try {
        await work(input);
      } catch (error) {
        if (!(error instanceof UserError || error instanceof Refusal)) throw error;
        expect(error.message).toMatch(/\S/);
        expect(error.message).not.toMatch(/\n\s+at |undefined|\[object Object\]/);
      }
      expect(performance.now() - begun).toBeLessThan(LONGEST);
      expect(Reflect.ownKeys(Object.prototype)).toHaveLength(BEFORE);
      done += 1;
    }),
    {
      numRuns: times,
      seed,
      endOnFailure: false,
      interruptAfterTimeLimit: 120_000,
      markInterruptAsFailure: true,
    },
  );
  expect(done).toBeGreaterThanOrEqual(times);
}
