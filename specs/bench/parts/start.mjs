import { setTimeout as wait } from 'node:timers/promises';
import { trysquare } from '../measure/command.mjs';
import { run } from '../measure/run.mjs';
import { series } from '../measure/series.mjs';
import { startTarget } from '../recording/start-target.mjs';
import { requirements } from '../results/requirements.mjs';
import { figure } from '../results/rows.mjs';

export const title = 'Start';
export const about = 'From the command: until it has ended, or until its first request reaches the target.';

const TIMES = { least: 10, most: 10, seconds: 0 };

/** @param {import('../main.mjs').Given} given @returns {Promise<import('../results/rows.mjs').Part>} */
export async function measure({ own }) {
  const recorded = await own();
  const target = await startTarget(recorded.file);
  const rounds = await series(TIMES, async () => {
    const help = await ended(trysquare('--help'), 0);
    const checkHelp = await ended(trysquare('check', '--help'), 0);
    const usage = await ended(trysquare('check', '--no-such-option'), 2);
    const node = await ended(['--eval', '0'], 0);
    return { help, checkHelp, usage, node, first: await firstRequest(target, recorded) };
  });
  await target.close();
  const all = (name) => rounds.map((round) => round[name]);
  return {
    rows: [
      figure('`--help`', 's', all('help'), requirements.helpOrUsage),
      figure('`check --help`', 's', all('checkHelp'), requirements.helpOrUsage),
      figure('a usage error', 's', all('usage'), requirements.helpOrUsage),
      figure('first request of `check`, 34 operations', 's', all('first'), requirements.firstRequest),
      figure('`node --eval 0`, for comparison', 's', all('node')),
    ],
  };
}

/** Seconds from the command to its first request; the run ends there. */
async function firstRequest(target, { words, keys }) {
  await target.reset();
  let gone = false;
  const arrived = (async () => {
    while (!gone && (await target.counts()).requests === 0) await wait(20);
  })();
  const { startedAt, stderr } = await run(process.execPath, trysquare(...words, target.url), {
    env: keys,
    until: arrived,
  });
  gone = true;
  const { requests, firstAt } = await target.counts();
  if (requests === 0) throw new Error(`check sent nothing: ${stderr}`);
  return (firstAt - startedAt) / 1000;
}

async function ended(words, expected) {
  const { code, seconds, stderr } = await run(process.execPath, words);
  if (code !== expected) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
  return seconds;
}
