import { closeSync, constants, fstatSync, opendirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { isOfABundle, LIMITS, largest } from './layout.ts';

/** A bundle in memory: what is checked is what is used, whatever happens to the files meanwhile. */
export interface Folder {
  /** By name below the folder, with slashes. Only what a bundle may have is read. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** What stands there and must not, each as a sentence. */
  readonly problems: readonly string[];
}

/**
 * Reads a bundle of a stranger: no link is followed, nothing but plain files of a bundle's names and sizes is opened.
 * A hard link is a plain file like any other here, and is read: nothing is written through it, what it leads to is
 * signed or refused, and what becomes of it later is not looked at. Those who keep bundles have good reasons for
 * them: copies that share what did not change, caches, layers of images.
 * @throws UsageError where there is no folder.
 */
export function readFolder(path: string): Folder {
  const files = new Map<string, Buffer>();
  const problems: string[] = [];
  let total = 0;
  const walk = (below: string): void => {
    // Name by name: a folder may hold more of them than fit into memory.
    const folder = opendirSync(join(path, below));
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      if (problems.length >= MOST_PROBLEMS) break;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && FOLDERS.has(name)) walk(name);
      else if (!entry.isFile()) problems.push(`${name} is ${kindOf(entry)}`);
      else if (!isOfABundle(name)) problems.push(`${name} is no file of a bundle`);
      else if (files.size >= LIMITS.files) problems.push(`${name} is one file too many`);
      else {
        const bytes = bytesOf(join(path, name), Math.min(largest(name), LIMITS.total - total));
        if (bytes === undefined) problems.push(`${name} is larger than it may be, or cannot be read`);
        else files.set(name, bytes);
        total += bytes?.length ?? 0;
      }
    }
    folder.closeSync();
  };
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${path} is no folder: name the folder of a bundle`);
  walk('');
  return { files, problems };
}

const MOST_PROBLEMS = 20;

const FOLDERS: ReadonlySet<string> = new Set([
  ...['derived', 'evidence', 'documents'],
  ...['documents/contract', 'documents/surface', 'documents/overlays'],
]);

interface Kind {
  isSymbolicLink(): boolean;
  isDirectory(): boolean;
}

function kindOf(entry: Kind): string {
  if (entry.isSymbolicLink()) return 'a symbolic link';
  return entry.isDirectory() ? 'a folder that no bundle has' : 'no plain file';
}

/** The bytes of a plain file; undefined where it is none, or has more than the limit. */
function bytesOf(path: string, limit: number): Buffer | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(fd);
    if (!stat.isFile() || stat.size > limit) return undefined;
    const bytes = Buffer.alloc(stat.size);
    let read = 0;
    for (let more = -1; read < bytes.length && more !== 0; read += more)
      more = readSync(fd, bytes, read, bytes.length - read, read);
    return read === bytes.length ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
