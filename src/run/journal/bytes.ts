import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Bytes that are had at once. */
const ROOM = 64 * 1024;

/** A part of a file. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/**
 * Reads bytes into a buffer until it is full.
 * @throws Error where the file ends before that.
 */
export function readWhole(fd: number, bytes: Buffer, at: number, file: string): Buffer {
  for (let read = 0; read < bytes.length; ) {
    const count = readSync(fd, bytes, read, bytes.length - read, at + read);
    if (count === 0) throw new Error(`${file} was cut off while it was in use`);
    read += count;
  }
  return bytes;
}

export function writeWhole(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
}

/** Writes a file of the parts of another, in their order. */
export function copyParts(from: number, name: string, parts: Iterable<Place>, to: string): void {
  const copy = openSync(to, 'w');
  const room = Buffer.allocUnsafe(ROOM);
  try {
    for (const { at, length } of joined(parts)) {
      for (let done = 0; done < length; done += ROOM) {
        const some = room.subarray(0, Math.min(ROOM, length - done));
        writeWhole(copy, readWhole(from, some, at + done, name));
      }
    }
  } finally {
    closeSync(copy);
  }
}

/** Parts that follow each other at once, as one. */
function* joined(parts: Iterable<Place>): Generator<Place> {
  let run: Place | undefined;
  for (const { at, length } of parts) {
    if (run !== undefined && run.at + run.length === at) run = { at: run.at, length: run.length + length };
    else {
      if (run !== undefined) yield run;
      run = { at, length };
    }
  }
  if (run !== undefined) yield run;
}
