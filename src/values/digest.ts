import { createHash, hash } from 'node:crypto';

const SEPARATOR = '\u0000';

/** Hex digits that depend on nothing but the text: the only randomness that values and plans have. */
export function digestOf(...parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join(SEPARATOR), 'hex');
}

/** The same of more parts than a call can take: a plan may have a million cases. */
export function digestOfAll(parts: Iterable<string | number>): string {
  const hash = createHash('sha256');
  let separator = '';
  for (const part of parts) {
    hash.update(`${separator}${part}`);
    separator = SEPARATOR;
  }
  return hash.digest('hex');
}

/** A version 4 UUID made of a text. */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const hex = digestOf(...parts);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** A whole number from 0 to below the limit, made of a text. */
export function numberOf(limit: number, ...parts: readonly (string | number)[]): number {
  return Number.parseInt(digestOf(...parts).slice(0, 12), 16) % limit;
}

/** Words such as these, in a text: nobody else writes one. */
export const WORDS = /\bts[0-9a-f]{10}\b/g;

/** A short word that is unique to the parts: `ts` and ten letters and digits. */
export function wordOf(...parts: readonly (string | number)[]): string {
  return `ts${digestOf(...parts).slice(0, 10)}`;
}
