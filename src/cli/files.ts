import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'not allowed',
  EPERM: 'not allowed',
  EROFS: 'it cannot be written to',
  EEXIST: 'a file is in the way',
  ENOTDIR: 'a file is in the way',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ENOENT: 'it cannot be made there',
  ENXIO: 'it is a pipe, and nobody reads from it',
  EFBIG: 'it may not become as large as that (ulimit -f)',
  EDQUOT: 'the quota of the disk is used up',
  EIO: 'the disk fails',
  EMFILE: 'too many files are open (ulimit -n)',
};

/** An error of the file system as one that the user can mend. */
export function unwritable(path: string, cause: unknown): UsageError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return new UsageError(`${path} cannot be written: ${REASONS[code] ?? (code || (cause as Error).message)}`, {
    cause,
  });
}

/**
 * Makes a folder and those around it, one by one: Node's own way never ends where a file system neither has a folder
 * nor lets one be made.
 * @throws UsageError
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  try {
    for (const folder of missing) mkdirSync(folder);
    if (missing.length === 0) mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/**
 * Makes sure that a file can be written, before there is anything to write.
 * @throws UsageError
 */
export function tryFile(path: string): void {
  if (isDevice(path)) return;
  makeFolder(dirname(path));
  const draft = draftOf(path);
  try {
    if (existsSync(path)) writeFileSync(path, '', { flag: 'a' });
    writeFileSync(draft, '');
    rmSync(draft);
  } catch (cause) {
    dropDraft(draft);
    throw unwritable(path, cause);
  }
}

/** Whether something stands there that is neither a file nor a folder: `/dev/null`, a pipe, a terminal. */
export function isDevice(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile() && !stat.isDirectory();
}

/** Milliseconds that a pipe's reader may take to come, and between two looks for it. */
const LONGEST_WAIT = 10_000;
const BETWEEN = 20;

/**
 * Opens a file, a device or a pipe to write to. One that nobody reads from would be waited for without an end, and no
 * signal would be heard.
 * @throws NodeJS.ErrnoException where it cannot be opened: ENXIO of a pipe that nobody reads from.
 */
export function openToWrite(path: string): number {
  if (statSync(path, { throwIfNoEntry: false })?.isFIFO() !== true) return openSync(path, 'w');
  const end = performance.now() + LONGEST_WAIT;
  for (;;) {
    try {
      const first = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      // There is a reader: what is written now is waited for.
      const fd = openSync(path, 'w');
      closeSync(first);
      return fd;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO' || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN);
    }
  }
}

/** Removes what was begun and did not come to an end, as far as that can be done. */
export function dropDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // The folder cannot be changed: then nothing was begun.
  }
}

/** Where a file grows until it is whole. */
export function draftOf(path: string): string {
  return `${path}.${process.pid}.part`;
}
