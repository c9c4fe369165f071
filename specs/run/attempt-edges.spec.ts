import { expect, test } from '@jest/globals';
import type { Script } from '../../src/model.ts';
import { drive, type World } from '../../src/run/attempt.ts';

test.each([['a text'], [null], [undefined]])('%j thrown is an error with a message, too', async (thrown) => {
  // biome-ignore lint/correctness/useYield: it ends before it could
  const script = function* (): Script<void> {
    throw thrown;
  };
  const { outcome } = await drive('unit', script, 1, {} as World);
  expect(outcome).toMatchObject({
    stop: { verdict: 'error', reason: 'harness', message: expect.any(String) },
  });
});
