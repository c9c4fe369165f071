import { checkReference } from '../measure/reference.mjs';
import { requirements } from '../results/requirements.mjs';
import { figure } from '../results/rows.mjs';

export const title = 'All of a profile';
export const about =
  'A whole run of the profile full, from command to exit, against a reference server of its own.';

/** @param {import('../main.mjs').Given} given @returns {Promise<import('../results/rows.mjs').Part>} */
export async function measure({ surface, absent }) {
  if (absent !== undefined) return { rows: [], skipped: [{ name: '306 operations, full', reason: absent }] };
  const { seconds, cpu, megabytes, requests } = await checkReference(
    ['--surface', surface],
    ['--profile', 'full'],
  );
  return {
    rows: [
      figure('306 operations, full', 's', [seconds], requirements.full),
      figure('306 operations, full: CPU', 's', [cpu]),
      figure('306 operations, full: memory', 'MB', [megabytes]),
      figure('306 operations, full: requests', '', [requests]),
    ],
  };
}
