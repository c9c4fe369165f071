import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isObject } from '../documents/pointer.ts';
import { UsageError } from '../errors.ts';
import { unwritable } from './files.ts';
import { checkPlain } from './plain-file.ts';

/** Says which process writes in a folder, as long as it does. */
const MARK = 'under-way.json';

/**
 * Marks a folder as one that this process writes in, and gives back what takes the mark away. Two at once would move
 * each other's journal, and with it the only list of what was made. A mark whose process is gone holds nobody up.
 * @throws UsageError where another process of this machine writes there; DocumentError where the mark is no plain file.
 */
export function takeFolder(folder: string): () => void {
  const file = join(folder, MARK);
  checkPlain(file, 'file');
  const other = processIn(file);
  if (other !== undefined)
    throw new UsageError(
      `${folder}: another run writes there now (process ${other}): wait for its end, or name another folder; if there is none, remove ${file}`,
    );
  try {
    rmSync(file, { force: true });
    writeFileSync(file, `${JSON.stringify({ host: hostname(), process: process.pid })}\n`, { flag: 'wx' });
  } catch (cause) {
    throw unwritable(file, cause);
  }
  return () => rmSync(file, { force: true });
}

/** The process that a mark names, where that is another of this machine, and still there. */
function processIn(file: string): number | undefined {
  try {
    const mark: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isObject(mark) || mark['host'] !== hostname()) return undefined;
    const { process: id } = mark;
    if (typeof id !== 'number' || !(id > 0) || id === process.pid) return undefined;
    return isThere(id) ? id : undefined;
  } catch {
    // No mark, or the half of one.
    return undefined;
  }
}

function isThere(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
