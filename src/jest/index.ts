/** Contract suites and matchers for jest. Importing it adds the matchers to `expect`. Jest has to run it as ESM. */
import { describe, expect, test } from '@jest/globals';
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
 * a document cannot be read. Jest then says that the file failed to run.
 */
export const contractSuite = suiteIn({ describe, test, asked });

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ContractMatchers<R> {}
}

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: a declaration that is merged has the same parameters
    interface Matchers<R, T = {}> extends ContractMatchers<R> {}
  }
}
