import { ratesOf } from '../measure/rates.mjs';

export const title = 'Requests per second, 34 operations';
export const about =
  'The same requests on the same target: by `check`, by a bare supertest loop, and by the fastest there is. Such a run is over before node has compiled what is hot.';

/** @param {import('../main.mjs').Given} given */
export async function measure({ own }) {
  return await ratesOf(await own(), { least: 3, most: 7, seconds: 9 });
}
