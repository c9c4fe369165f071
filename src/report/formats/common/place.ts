/** A file and a line of it, from 1 on. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Reads `FILE:LINE`. */
export function readPlace(text: string): Place {
  const colon = text.lastIndexOf(':');
  return { file: text.slice(0, colon), line: Math.max(1, Number.parseInt(text.slice(colon + 1), 10) || 1) };
}
