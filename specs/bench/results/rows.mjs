import { spreadOf } from '../measure/series.mjs';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {'×' | 's' | 'ms' | 'MB' | '/s' | ''} unit
 * @property {import('../measure/series.mjs').Spread} spread
 * @property {{least?: number, most?: number}} [bound]
 *
 * @typedef {{name: string, reason: string}} Skipped
 * @typedef {{rows: Row[], skipped?: Skipped[]}} Part
 */

/** A quotient of two figures of the same round. @returns {Row} */
export function ratio(name, values, bound) {
  return { name, unit: '×', spread: spreadOf(values), bound };
}

/** @returns {Row} */
export function figure(name, unit, values, bound) {
  return { name, unit, spread: spreadOf(values), bound };
}
