import { createHmac, type Hmac } from 'node:crypto';
import type { Line } from './lines.ts';

const SEAL = '{"seal":"';

/**
 * Seals a journal piece by piece, each seal over the one before it: so what is sealed is as it was written from the
 * first line on. A journal that ends early is what a run leaves that was killed, and does no harm; one that was
 * added to or changed would have things removed that no run made.
 */
export class Seals {
  readonly #secret: Buffer;
  #last = '';
  #piece: Hmac;

  /** @param secret known to nobody but who has the keys of the run. */
  constructor(secret: Buffer) {
    this.#secret = secret;
    this.#piece = this.#begun();
  }

  /** Takes lines with their ends. */
  add(lines: string): void {
    this.#piece.update(lines);
  }

  /** The line, with its end, that seals what was added since the last one. */
  seal(): string {
    this.#last = this.#piece.digest('base64url');
    this.#piece = this.#begun();
    return `${SEAL}${this.#last}"}\n`;
  }

  /** Whether a line seals what was added since the last seal; where it does not, that is forgotten. */
  isSeal(line: string): boolean {
    const before = this.#last;
    if (this.seal() === `${line}\n`) return true;
    this.#last = before;
    this.forget();
    return false;
  }

  /** Forgets what was added since the last seal. */
  forget(): void {
    this.#piece = this.#begun();
  }

  #begun(): Hmac {
    return createHmac('sha256', this.#secret).update(this.#last);
  }
}

/**
 * The lines of a journal that are as they were written, up to the first one that is not.
 * @param most bytes that a run gathers before it seals them.
 * @param doubt is told of each of the others.
 */
export function* sealed(
  lines: Iterable<Line>,
  seals: Seals,
  most: number,
  doubt: (line: Line, reason: string) => void,
): Generator<Line> {
  let piece: Line[] = [];
  let bytes = 0;
  let broken = false;
  const spoil = (reason: string): void => {
    for (const line of piece) doubt(line, reason);
    piece = [];
    seals.forget();
  };
  for (const line of lines) {
    if (broken) doubt(line, CHANGED);
    else if (line.text.startsWith(SEAL)) {
      if (seals.isSeal(line.text)) {
        yield* piece;
        yield line;
        piece = [];
      } else {
        broken = true;
        spoil(CHANGED);
      }
      bytes = 0;
    } else {
      piece.push(line);
      seals.add(`${line.text}\n`);
      // No run leaves so much without a seal, and a stranger's journal is not to fill the memory.
      broken = bytes > most;
      if (broken) spoil(CHANGED);
      bytes += line.length;
    }
  }
  spoil(UNFINISHED);
}

const CHANGED = 'its record was changed after it was written';
const UNFINISHED = 'the run was cut off as it recorded it, or somebody else did';
