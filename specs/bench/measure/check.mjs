import { join } from 'node:path';
import { assertConformant } from '../recording/record.mjs';
import { trysquare } from './command.mjs';
import { runNode } from './run.mjs';
import { scratch } from './scratch.mjs';

let runs = 0;

/**
 * One run of `check` with its journal, judged conformant, against the fast target.
 * @param {import('../recording/start-target.mjs').Target} target
 * @param {{words: string[], keys: Record<string, string>}} recorded
 * @param {readonly string[]} [options]
 */
export async function checkRecorded(target, recorded, options = []) {
  runs += 1;
  const out = join(scratch(), `check-${runs}`);
  await target.reset();
  const ended = await runNode(trysquare(...recorded.words, ...options, '--out', out, target.url), {
    env: recorded.keys,
  });
  const counts = await target.counts();
  if (ended.code !== 0) throw new Error(`check ended with ${ended.code}: ${ended.stderr}${ended.stdout}`);
  if (counts.unknown > 0)
    throw new Error(`${counts.unknown} requests were not recorded: ${counts.samples.join(' | ')}`);
  assertConformant(join(out, 'report.json'));
  return { ...ended, ...counts, rate: rateOf(counts) };
}

/** Requests per second, from the first to the last. */
export function rateOf({ requests, firstAt, lastAt }) {
  return (requests / (lastAt - firstAt)) * 1000;
}
