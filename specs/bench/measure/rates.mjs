import { join } from 'node:path';
import { install, versioned } from '../others/install.mjs';
import { startTarget } from '../recording/start-target.mjs';
import { rateRows } from '../results/rate-rows.mjs';
import { roundOf } from './round.mjs';
import { series } from './series.mjs';

const CONCURRENCIES = [8, 32];

/**
 * How fast the requests of a recorded run can be sent: by `check`, by a bare loop, by the fastest there is.
 * @param {Awaited<ReturnType<typeof import('../recording/record.mjs').record>>} recorded
 * @param {{least: number, most: number, seconds: number}} bounds of the rounds at each concurrency
 * @returns {Promise<import('../results/rows.mjs').Part>}
 */
export async function ratesOf(recorded, bounds) {
  const { env, skipped } = await installed();
  const target = await startTarget(recorded.file);
  const rows = [];
  for (const concurrency of CONCURRENCIES) {
    const rounds = await series(bounds, () => roundOf(target, recorded, env, concurrency));
    rows.push(...rateRows(rounds, `${concurrency} in flight`));
  }
  await target.close();
  return { rows, skipped };
}

/** Where the fastest are, for the loops' environment, and which cannot be had. */
async function installed() {
  const skipped = [];
  const env = {};
  for (const name of ['undici', 'autocannon']) {
    const found = await install(name);
    if ('reason' in found) skipped.push({ name: versioned(name), reason: found.reason });
    else env[`BENCH_${name.toUpperCase()}`] = join(found.folder, 'package.json');
  }
  return { env, skipped };
}
