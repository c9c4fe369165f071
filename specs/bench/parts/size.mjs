import { checkReference } from '../measure/reference.mjs';
import { series } from '../measure/series.mjs';
import { requirements } from '../results/requirements.mjs';
import { figure, ratio } from '../results/rows.mjs';
import { repeated } from '../sizes/repeated.mjs';

export const title = 'By size';
export const about =
  'Whole runs of the profile core, from command to exit, each against a reference server of its own. 1,224 operations are the 306 four times, under four prefixes.';

/** @param {import('../main.mjs').Given} given @returns {Promise<import('../results/rows.mjs').Part>} */
export async function measure({ surface, absent }) {
  const own = await series({ least: 3, most: 3, seconds: 0 }, () => checkReference([]));
  const rows = [
    figure(
      '34 operations',
      's',
      own.map(({ seconds }) => seconds),
      requirements.own,
    ),
    figure(
      '34 operations: CPU',
      's',
      own.map(({ cpu }) => cpu),
    ),
    figure(
      '34 operations: memory',
      'MB',
      own.map(({ megabytes }) => megabytes),
    ),
  ];
  if (absent !== undefined) return { rows, skipped: [{ name: '306 and 1,224 operations', reason: absent }] };
  const large = repeated(surface);
  const rounds = await series({ least: 1, most: 3, seconds: 15 }, async () => ({
    once: await checkReference(['--surface', surface]),
    four: await checkReference(['--surface', large]),
  }));
  const quotients = (of) => rounds.map(({ once, four }) => of(four) / of(once));
  const all = (size, of) => rounds.map((round) => of(round[size]));
  rows.push(
    ratio(
      'time, 1,224 ÷ 306 operations',
      quotients(({ seconds }) => seconds),
      requirements.growthOfTime,
    ),
    ratio(
      'CPU, 1,224 ÷ 306 operations',
      quotients(({ cpu }) => cpu),
    ),
    ratio(
      'memory, 1,224 ÷ 306 operations',
      quotients(({ megabytes }) => megabytes),
      requirements.growthOfMemory,
    ),
    ratio(
      'requests, 1,224 ÷ 306 operations',
      quotients(({ requests }) => requests),
    ),
    figure(
      '306 operations',
      's',
      all('once', ({ seconds }) => seconds),
      requirements.core,
    ),
    figure(
      '306 operations: CPU',
      's',
      all('once', ({ cpu }) => cpu),
    ),
    figure(
      '306 operations: memory',
      'MB',
      all('once', ({ megabytes }) => megabytes),
      requirements.coreMemory,
    ),
    figure(
      '306 operations: requests',
      '',
      all('once', ({ requests }) => requests),
    ),
    figure(
      '1,224 operations',
      's',
      all('four', ({ seconds }) => seconds),
    ),
    figure(
      '1,224 operations: CPU',
      's',
      all('four', ({ cpu }) => cpu),
    ),
    figure(
      '1,224 operations: memory',
      'MB',
      all('four', ({ megabytes }) => megabytes),
    ),
    figure(
      '1,224 operations: requests',
      '',
      all('four', ({ requests }) => requests),
    ),
  );
  return { rows };
}
