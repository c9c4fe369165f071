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
