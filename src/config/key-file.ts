import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/** Bytes: no server takes a header as long as this. */
const LARGEST = 16 * 1024;
/** Milliseconds: whoever writes into a pipe may have to ask somebody for a passphrase first. */
const LONGEST = 60_000;
const BETWEEN = 10;

/** What came out of pipes, which give it once: some commands ask twice. */
const fromPipes = new Map<string, string>();

/**
 * The text of a file that holds a key, or of a pipe that gives one (`<(pass show key)`). What is no key ends: a
 * device or a pipe can go on for ever, and can never begin.
 * @param name how errors call it.
 * @param longest milliseconds that a pipe may take.
 * @throws UsageError where it is something else, is larger than a key, or does not come to an end in time.
 */
export function readKeyFile(path: string, name: string, longest = LONGEST): string {
  const known = fromPipes.get(path);
  if (known !== undefined) return known;
  let fd: number | undefined;
  try {
    // Without waiting: nobody may ever write into a pipe.
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(fd);
    if (!stat.isFile() && !stat.isFIFO())
      throw new UsageError(`${name}: a key is read from a file or a pipe, and this is neither`);
    const text = textIn(fd, name, longest, stat.isFIFO() && !isOpenPipe(path));
    if (stat.isFIFO()) fromPipes.set(path, text);
    return text;
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(
      `${name}: the key file cannot be read: ${code === 'ENOENT' ? 'no such file' : code}`,
      { cause },
    );
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** A pipe that a shell has opened for this process: where it is empty and at its end, nobody will write any more. */
function isOpenPipe(path: string): boolean {
  return /^\/(dev\/(fd\/|stdin$)|proc\/)/.test(path);
}

/** @param mayBegin whether a writer may come yet where there is none. */
function textIn(fd: number, name: string, longest: number, mayBegin: boolean): string {
  const bytes = Buffer.alloc(LARGEST + 1);
  const end = performance.now() + longest;
  let length = 0;
  for (;;) {
    const more = readNow(fd, bytes, length);
    length += more ?? 0;
    if (length > LARGEST)
      throw new UsageError(
        `${name}: holds more than ${LARGEST / 1024} KiB, which is no key: name the file of one`,
      );
    if (more === 0 && (length > 0 || !mayBegin)) return bytes.toString('utf8', 0, length);
    if (more !== undefined && more > 0) continue;
    if (performance.now() > end)
      throw new UsageError(
        `${name}: no whole key came within ${longest / 1000} seconds: is there somebody who writes one into it, and closes it?`,
      );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN);
  }
}

/** What is there at once: a number of bytes, 0 at the end; undefined where something may come yet. */
function readNow(fd: number, bytes: Buffer, at: number): number | undefined {
  try {
    return readSync(fd, bytes, at, bytes.length - at, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}
