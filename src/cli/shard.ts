import { UsageError } from '../errors.ts';
import type { Shard } from '../plan/shard.ts';

/** Where a part of a job finds out which it is, and of how many: by the system that runs it. */
const SYSTEMS: readonly {
  readonly name: string;
  readonly index: string;
  readonly of: string;
  readonly first: 0 | 1;
}[] = [
  { name: 'GitLab', index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  { name: 'CircleCI', index: 'CIRCLE_NODE_INDEX', of: 'CIRCLE_NODE_TOTAL', first: 0 },
  { name: 'Buildkite', index: 'BUILDKITE_PARALLEL_JOB', of: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
  // Neither says how many there are: the job's description has to.
  { name: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', of: 'TRYSQUARE_SHARDS', first: 0 },
  { name: 'any', index: 'TRYSQUARE_SHARD_INDEX', of: 'TRYSQUARE_SHARDS', first: 0 },
];

export const MOST_SHARDS = 1_000;

/**
 * Reads `--shard I/N`, or `auto` for what the environment says; undefined for the whole plan.
 * @throws UsageError where it says nothing, or nothing that makes sense.
 */
export function shardAsked(
  text: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Shard | undefined {
  if (text === undefined) return undefined;
  if (text === 'auto') return shardIn(env);
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  return valid(Number(index), Number(of), `--shard ${text}`);
}

function shardIn(env: Readonly<Record<string, string | undefined>>): Shard {
  const system = SYSTEMS.find((one) => env[one.index] !== undefined && env[one.of] !== undefined);
  if (system === undefined) {
    const ways = SYSTEMS.map(({ index, of }) => `${index} and ${of}`).join(', ');
    throw new UsageError(`--shard auto finds none of ${ways} in the environment: say --shard I/N`);
  }
  const { index, of, first } = system;
  const said = `${index}=${env[index]} ${of}=${env[of]}`;
  return valid(Number(env[index]) + 1 - first, Number(env[of]), `--shard auto (${said})`);
}

function valid(index: number, of: number, said: string): Shard {
  const whole = Number.isSafeInteger(index) && Number.isSafeInteger(of);
  if (whole && of >= 1 && of <= MOST_SHARDS && index >= 1 && index <= of) return { index, of };
  throw new UsageError(`${said} names no shard: it is I/N, with I from 1 to N, and N up to ${MOST_SHARDS}`);
}
