/** What the benchmarks have to show: the bound of each figure, by its name. */
export const requirements = {
  ofSupertest: { least: 0.7 },
  cpuPerRequest: { most: 0.4 },
  ofOthers: { least: 10 },
  own: { most: 3 },
  core: { most: 30 },
  coreMemory: { most: 300 },
  full: { most: 120 },
  growthOfTime: { most: 4.4 },
  growthOfMemory: { most: 1.3 },
  helpOrUsage: { most: 0.25 },
  firstRequest: { most: 0.8 },
};

/**
 * @param {{least?: number, most?: number} | undefined} bound
 * @returns {string} as it stands in a table; empty where nothing is asked
 */
export function boundText(bound) {
  if (bound === undefined) return '';
  return bound.least === undefined ? `≤ ${bound.most}` : `≥ ${bound.least}`;
}

/** @returns {'pass' | 'fail' | ''} of a median */
export function met(bound, median) {
  if (bound === undefined) return '';
  return median >= (bound.least ?? -Infinity) && median <= (bound.most ?? Infinity) ? 'pass' : 'fail';
}
