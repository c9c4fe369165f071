import { lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { calledAs } from './called-as.ts';
import { makeFolder, unwritable } from './files.ts';
import { shellWord } from './init/shell-word.ts';
import { checkPlain } from './plain-file.ts';

/** Where in its folder a run that was cut off makes room for the next. */
const ASIDE = 'cut-off';

/**
 * Moves a run that was cut off out of the way of the one that begins in the same folder, and gives back what is to be
 * said of it. A build server uses one folder for every run, and must not be held up by one that it killed; a person who
 * calls the same line again may have forgotten to go on: hours of work, and the only list of what was made. The last one
 * is kept, not each: a folder that is used every night must not grow.
 * @param files of a run that can be gone on with; the journal is the last.
 * @throws UsageError, DocumentError where it cannot be moved within the folder.
 */
export function setAside(folder: string, files: readonly string[]): string | undefined {
  const stats = files.map((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }));
  const journal = stats.at(-1);
  if (journal === undefined) return undefined;
  // Without an exchange, or a note of how it was made, there is nothing to go on with.
  if (stats.some((stat) => stat?.isFile() !== true) || journal.size === 0)
    return `${folder} held a run that was cut off, which this one replaces: what that made is not removed`;
  const aside = join(folder, ASIDE);
  checkPlain(aside, 'folder');
  makeFolder(aside);
  try {
    // Never the note of one beside the journal of another, wherever this ends.
    for (const name of files) rmSync(join(aside, name), { force: true });
    for (const name of files) renameSync(join(folder, name), join(aside, name));
  } catch (cause) {
    throw unwritable(aside, cause);
  }
  return `${folder} held a run that was cut off, which is in ${aside} now; to go on with it: ${calledAs(process.env)} check --resume ${shellWord(aside)}`;
}
