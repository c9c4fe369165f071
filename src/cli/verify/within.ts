import { Worker } from 'node:worker_threads';
import { checks } from '../../bundle/checks/index.ts';
import type { CheckResult } from '../../bundle/verify.ts';
import { UsageError } from '../../errors.ts';
import type { ExpectationArguments } from './expectations.ts';
import type { Verified, VerifyingNews, VerifyingWork } from './worker.ts';

/** MiB for all that is not the bundle's bytes themselves. */
const MEMORY = 3_072;

/**
 * Verifies a bundle within a time, in seconds, and within memory. Whoever made it may have made it such that a check
 * would never end: then that check refuses it, and the others are not run. No code that does the checking can be sure
 * to stop itself, so it has a thread of its own.
 * @throws UsageError where there is no folder.
 */
export async function verifyWithin(
  bundle: string,
  args: ExpectationArguments,
  seconds: number,
): Promise<Verified> {
  const results = new Map<string, CheckResult>();
  let current: string | undefined;
  // What is started is what is built: the file that this one's neighbour is compiled to.
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: { bundle, args: plain(args) } satisfies VerifyingWork,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  let timer: NodeJS.Timeout | undefined;
  const verified = await new Promise<Verified>((resolve, reject) => {
    const stopped = (reason: string): void => resolve(endedAt(current, results, reason));
    timer = setTimeout(() => stopped(`it takes longer than ${seconds} s to check (--limit)`), seconds * 1000);
    worker.on('message', (news: VerifyingNews) => {
      if ('begun' in news) current = news.begun;
      else if ('done' in news) results.set(news.done.name, news.done);
      else if ('ended' in news) resolve(news.ended);
      else reject(new UsageError(news.unusable));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') stopped(`it takes more than ${MEMORY} MiB to check`);
      else reject(error);
    });
    worker.on('exit', () => reject(new Error('the thread that verifies has ended without a word')));
  }).finally(() => clearTimeout(timer));
  await worker.terminate();
  return verified;
}

/** What is known where it was stopped in a check: that one refuses, for nobody can say that it would have passed. */
function endedAt(
  current: string | undefined,
  results: ReadonlyMap<string, CheckResult>,
  reason: string,
): Verified {
  const all = checks.map(({ number, name, statement }): CheckResult => {
    const known = results.get(name);
    if (known !== undefined) return known;
    const isCurrent = name === (current ?? checks[0]?.name);
    return {
      ...{ number, name, statement },
      verdict: isCurrent ? 'refused' : 'not-run',
      message: isCurrent ? reason : 'cannot run: the verification was ended',
    };
  });
  return { verification: { passed: false, checks: all } };
}

/** Only what a thread can be given. */
function plain({ ...args }: ExpectationArguments): ExpectationArguments {
  return JSON.parse(JSON.stringify(args)) as ExpectationArguments;
}
