import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder;

/** A folder of this run of the benchmarks, removed at its end. */
export function scratch() {
  folder ??= mkdtempSync(join(tmpdir(), 'trysquare-bench-'));
  return folder;
}

process.on('exit', () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});
