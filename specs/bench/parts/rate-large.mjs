import { ratesOf } from '../measure/rates.mjs';

export const title = 'Requests per second, 306 operations';
export const about = 'The same, of a run that takes longer.';

/** @param {import('../main.mjs').Given} given */
export async function measure({ vendor, absent }) {
  if (absent !== undefined)
    return { rows: [], skipped: [{ name: 'a run of 306 operations', reason: absent }] };
  return await ratesOf(await vendor(), { least: 1, most: 5, seconds: 8 });
}
