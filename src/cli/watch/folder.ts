import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** What is not written by hand, or changes while a server answers. */
const NOT_SOURCE = /^\.|^node_modules$|^__pycache__$|~$|\.(log|tmp|part|swp|pid|pyc|db|sqlite3?)(-\w+)?$/;

/**
 * Watches a folder and those in it, and gives back what ends that. Folder by folder: Node's own way of watching a whole
 * tree goes through node_modules as well.
 */
export function watchFolder(root: string, onChange: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const enter = (folder: string): void => {
    if (watchers.has(folder)) return;
    const watcher = watch(folder, (_, name) => {
      if (name === null || NOT_SOURCE.test(name)) return;
      const path = join(folder, name);
      if (isFolder(path)) enter(path);
      onChange(path);
    });
    watchers.set(
      folder,
      watcher.on('error', () => forget(folder)),
    );
    for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()))
      if (!NOT_SOURCE.test(name)) enter(join(folder, name));
  };
  enter(root);
  return () => {
    for (const folder of [...watchers.keys()]) forget(folder);
  };
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
