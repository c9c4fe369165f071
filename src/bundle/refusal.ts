/** Why a bundle is not believed, as the rest of a sentence about it. Thrown by what reads or checks one. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** @throws Refusal, always. */
export function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** A few of many, for a sentence: `a, b and 12 more`. */
export function some(things: readonly string[], most = 3): string {
  const rest = things.length - most;
  return things.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
