import { fstatSync, readSync } from 'node:fs';
import { DocumentError } from '../../errors.ts';

/** A whole line of a journal, without its end, and where it stands. */
export interface Line {
  readonly at: number;
  readonly length: number;
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Bytes that are read at once. */
const CHUNK = 1024 * 1024;
const LINE_END = 0x0a;
/** Bytes: an answer of the largest size, each of its characters escaped, is shorter. */
const LONGEST_LINE = 256 * 1024 * 1024;

/**
 * The lines of a file that have an end, in order.
 * @throws DocumentError where one is longer than any that a run writes.
 */
export function* wholeLines(fd: number, file: string): Generator<Line> {
  let number = 0;
  const size = fstatSync(fd).size;
  let parts: Buffer[] = [];
  let length = 0;
  let at = 0;
  for (let position = 0; position < size; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK, size - position));
    const count = readSync(fd, chunk, 0, chunk.length, position);
    if (count === 0) return;
    position += count;
    let rest = chunk.subarray(0, count);
    for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END)) {
      const line = Buffer.concat([...parts, rest.subarray(0, end)]);
      number += 1;
      yield { at, length: line.length + 1, number, text: line.toString() };
      at += line.length + 1;
      rest = rest.subarray(end + 1);
      parts = [];
      length = 0;
    }
    parts.push(rest);
    length += rest.length;
    if (length > LONGEST_LINE) throw new DocumentError(file, 'it has a line that no run writes');
  }
}
