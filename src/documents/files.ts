import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DocumentError } from '../errors.ts';
import type { Found, Opener } from './library.ts';
import { readDocument } from './source.ts';

/** The location of a file, as the base of what it refers to. */
export function locationOf(file: string): string {
  return pathToFileURL(resolve(file)).href;
}

/**
 * Opens what a document refers to, from the folder that the document is in and nowhere else: a document by a stranger
 * must not make us read other files, nor ask other hosts.
 */
export function filesBeside(main: string): Opener {
  const folder = realpathSync(dirname(resolve(main)));
  return (location): Found => {
    const url = new URL(location);
    if (url.protocol !== 'file:') return { problem: `${url.host || url.protocol} is not asked for it` };
    let path: string;
    try {
      path = fileURLToPath(url);
    } catch {
      // On another machine (`//host/share`), or with a slash in the name of a file.
      return { problem: 'it is no file of this machine' };
    }
    try {
      const real = realpathSync(path);
      if (relative(folder, real).split(sep)[0] === '..')
        return { problem: 'it is outside of the folder of the document' };
      if (!statSync(real).isFile()) return { problem: 'it is no file' };
      return { source: readDocument(path) };
    } catch (error) {
      if (error instanceof DocumentError) return { problem: error.message };
      const code = (error as NodeJS.ErrnoException).code ?? '';
      return {
        problem: code === 'ENOENT' ? `there is no such file${similar(path)}` : `cannot be read (${code})`,
      };
    }
  };
}

/** A file of the same name in other letters, as some systems find it and others do not. */
function similar(path: string): string {
  try {
    const name = path.slice(path.lastIndexOf(sep) + 1);
    const other = readdirSync(dirname(path)).find((one) => one.toLowerCase() === name.toLowerCase());
    return other === undefined ? '' : ` (but ${other})`;
  } catch {
    return '';
  }
}
