import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkRecorded, rateOf } from './check.mjs';
import { runNode } from './run.mjs';

const loops = fileURLToPath(new URL('../loops/', import.meta.url));
const ROUNDS = 3;

/**
 * One turn of each: of `check`, of the loops, and of what of the fastest could be installed.
 * @param {import('../recording/start-target.mjs').Target} target
 * @param {Awaited<ReturnType<typeof import('../recording/record.mjs').record>>} recorded
 * @param {Record<string, string>} env where undici and autocannon are
 * @param {number} concurrency
 */
export async function roundOf(target, recorded, env, concurrency) {
  const check = await checkRecorded(target, recorded, ['--concurrency', String(concurrency)]);
  const looped = async (name, rounds) => {
    await target.reset();
    const words = [
      join(loops, `${name}.mjs`),
      recorded.file,
      target.url,
      String(concurrency),
      String(rounds),
    ];
    const ended = await runNode(words, { env });
    const counts = await target.counts();
    if (ended.code !== 0 || counts.requests !== recorded.requests * rounds || counts.unknown > 0)
      throw new Error(
        `the loop of ${name} ended with ${ended.code} after ${counts.requests} requests: ${ended.stderr}`,
      );
    const { requests, took } = JSON.parse(ended.stdout);
    const last = took.at(-1);
    return {
      ...ended,
      rate: rateOf(counts),
      ...(last && { lastRate: requests / last.seconds, lastCpu: (last.cpu / requests) * 1000 }),
    };
  };
  return {
    check,
    cold: await looped('supertest', 1),
    warm: await looped('supertest', ROUNDS),
    ...(env.BENCH_UNDICI && { undici: await looped('undici', ROUNDS) }),
    ...(env.BENCH_AUTOCANNON && { autocannon: await looped('autocannon', ROUNDS) }),
  };
}
