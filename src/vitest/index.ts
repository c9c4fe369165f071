/** Contract suites and matchers for vitest. Importing it adds the matchers to `expect`. */
import { describe, expect, test } from 'vitest';
import { type ContractMatchers, matchers } from '../suite/matchers.ts';
import { suiteIn } from '../suite/suite.ts';
import { asked } from './asked.ts';

export { type ContractMatchers, useContract } from '../suite/matchers.ts';
export type { ContractSource, SuiteOptions } from '../suite/options.ts';
export type { ResponseLike } from '../suite/response.ts';

expect.extend(matchers);

/**
 * Judges a running API, and adds a test for each case of the plan, grouped by requirement: `auth/missing-key` ›
 * `GET /api/chatbots/`. To be awaited at the top of a test file: what is judged, and what that made removed, is so
 * before the tests begin. A failed test shows what was expected, what came, and the line that sends the request again.
 * With `-t`, only the cases of the tests that it names are judged.
 * @returns the report; undefined where no test was asked for by `-t`.
 * @throws PreflightError where nothing could be judged, UsageError where the options make no sense, DocumentError where
 * a document cannot be read. Vitest then says that the file failed.
 */
export const contractSuite = suiteIn({
  describe: (name, body) => void describe(name, body),
  test: Object.assign((name: string, body: () => void) => void test(name, body), {
    skip: (name: string, body: () => void) => void test.skip(name, body),
  }),
  asked,
});

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: a declaration that is merged has the same parameters
  interface Matchers<T = any> extends ContractMatchers<T> {}
}
