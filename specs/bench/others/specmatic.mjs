import { join } from 'node:path';
import { run, runTree } from '../measure/run.mjs';
import { scratch } from '../measure/scratch.mjs';

/** Without a bound it would send a request for each combination of a body's members: for hours. */
const COMBINATIONS = '20';

/** Whether there is a Java to run Specmatic. */
export async function hasJava() {
  return await run('java', ['-version']).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** Specmatic's contract test, on a document and against a target. */
export function specmatic(folder, document, url, key) {
  const words = ['-jar', join(folder, 'specmatic.jar'), 'test', document, `--testBaseURL=${url}`];
  const env = { ApiKeyAuth: `Api-Key ${key}`, MAX_TEST_REQUEST_COMBINATIONS: COMBINATIONS };
  return runTree('java', words, { env, cwd: scratch(), limit: 40 });
}
