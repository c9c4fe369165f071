/**
 * Does something again and again: at least so often, and then until the time is up or it was done often enough.
 * @template T
 * @param {{least: number, most: number, seconds: number}} bounds
 * @param {(round: number) => Promise<T>} work
 * @returns {Promise<T[]>}
 */
export async function series({ least, most, seconds }, work) {
  const results = [];
  const end = performance.now() + seconds * 1000;
  while (results.length < least || (results.length < most && performance.now() < end))
    results.push(await work(results.length));
  return results;
}

/**
 * @typedef {{median: number, least: number, most: number, runs: number}} Spread
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1), runs: sorted.length };
}
