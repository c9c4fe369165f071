import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { watchFolder } from './folder.ts';

/** What is watched: single files, and folders with all that is in them. */
export interface Changes {
  /** Watches these files from now on, instead of those before. */
  files(paths: readonly string[]): void;
  /** Takes no more notice of a file, or of what is below a folder. */
  ignore(path: string): void;
  close(): void;
}

/** So often files are looked at: what an editor puts in their place is found as well. */
const EVERY = 200;

/** Tells of every file that changed. */
export function watchChanges(folders: readonly string[], onChange: (path: string) => void): Changes {
  const ignored = new Set<string>();
  const tell = (path: string): void => {
    const isIgnored = [...ignored].some((one) => path === one || path.startsWith(`${one}/`));
    if (!isIgnored) onChange(path);
  };
  let seen = new Map<string, string>();
  const timer = setInterval(() => {
    for (const [path, before] of seen) {
      const now = stampOf(path);
      if (now === before) continue;
      seen.set(path, now);
      tell(path);
    }
  }, EVERY);
  const watchers = folders.map((folder) => watchFolder(resolve(folder), tell));
  return {
    files(paths) {
      seen = new Map(
        paths.map((path) => resolve(path)).map((path) => [path, seen.get(path) ?? stampOf(path)]),
      );
    },
    ignore: (path) => void ignored.add(resolve(path)),
    close() {
      clearInterval(timer);
      for (const close of watchers) close();
    },
  };
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
}
