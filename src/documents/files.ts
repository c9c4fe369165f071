import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DocumentError } from '../errors.ts';
import type { Found, Opener } from './library.ts';
import { readDocument } from './source.ts';

/** The location of a file, as the base of what it refers to. */
export function locationOf(file: string): string {
  return pathToFileURL(resolve(file)).href;
}

/** Nothing is there that can be read, since another host would have to be asked. */
export function notAsked({ host, protocol }: URL): { readonly problem: string } {
  const advice = /^https?:$/.test(protocol) ? ' (download it, and let the reference name the file)' : '';
  return { problem: `${host || protocol} is not asked for it${advice}` };
}

export const OUTSIDE = {
  problem: 'it is outside of the folder of the document (--allow-ref PATH lets it be read)',
} as const;

/**
 * Opens what a document refers to, from the folder that the document is in and nowhere else: a document by a stranger
 * must not make us read other files, nor ask other hosts. Where links lead counts, and not where they stand.
 * @param allowed files and folders that the user has named: what is in them may be read as well. Hosts cannot be
 * named: whom a name leads to is not the user's to say, and may be another each time.
 * @throws DocumentError where one of them is not there.
 */
export function filesBeside(main: string, allowed: readonly string[] = []): Opener {
  const places = [realpathSync(dirname(resolve(main))), ...allowed.map(named)];
  return (location): Found => {
    const url = new URL(location);
    if (url.protocol !== 'file:') return notAsked(url);
    let path: string;
    try {
      path = fileURLToPath(url);
    } catch {
      // On another machine (`//host/share`), or with a slash in the name of a file.
      return { problem: 'it is no file of this machine' };
    }
    try {
      const real = realpathSync(path);
      if (!places.some((place) => isWithin(place, real))) return OUTSIDE;
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

function named(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new DocumentError(path, 'no such file or folder, and --allow-ref (allowRef) names it', { cause });
  }
}

/** Whether a path is another, or below it; both without links. */
function isWithin(place: string, path: string): boolean {
  const way = relative(place, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
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
