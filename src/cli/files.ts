import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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
};

/** An error of the file system as one that the user can mend. */
export function unwritable(path: string, cause: unknown): UsageError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return new UsageError(`${path} cannot be written: ${REASONS[code] ?? code}`, { cause });
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
  makeFolder(dirname(path));
  const draft = draftOf(path);
  try {
    if (existsSync(path)) writeFileSync(path, '', { flag: 'a' });
    writeFileSync(draft, '');
    rmSync(draft);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Where a file grows until it is whole. */
export function draftOf(path: string): string {
  return `${path}.${process.pid}.part`;
}
