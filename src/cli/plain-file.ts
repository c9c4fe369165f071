import { lstatSync } from 'node:fs';
import { DocumentError } from '../errors.ts';

/**
 * Makes sure that a name in a run folder is no way out of it: a link leads to files of others, and a pipe never ends.
 * @throws DocumentError where something else stands there.
 */
export function checkPlain(path: string, wanted: 'file' | 'folder'): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || (wanted === 'file' ? stat.isFile() : stat.isDirectory())) return;
  const what = stat.isSymbolicLink() ? 'a link' : `no plain ${wanted}`;
  throw new DocumentError(path, `it is ${what}, and a run is written and read in its own folder alone`);
}

/**
 * Makes sure that a file that is written on has no other name: with a hard link, what is written here changes there,
 * in somebody else's file or in a copy that was kept (`cp -l`). What is only read may have as many as it likes.
 * @throws DocumentError where it has.
 */
export function checkUnshared(path: string): void {
  checkPlain(path, 'file');
  const links = lstatSync(path, { throwIfNoEntry: false })?.nlink ?? 1;
  if (links <= 1) return;
  throw new DocumentError(
    path,
    'it is a hard link, and what is written on would change under another name too: put a copy in its place',
  );
}
