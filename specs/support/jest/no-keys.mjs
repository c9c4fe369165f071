/** After all specs: no key stands in any file that they left behind. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyIn } from './keys.mjs';

/** Files that hold keys because that is what they are for, by the name that specs give them. */
const KEY_FILES = /(?:^|[/.])(?:key|keys|secret)(?:\.txt)?$|\.key$/;
/** Packages and programs that specs install. */
const INSTALLED = new Set(['node_modules', 'dist', 'package']);
const LARGEST = 64 * 1024 * 1024;

export function begin() {
  process.env['TRYSQUARE_SPECS_BEGAN'] = String(Date.now());
}

export default function end() {
  const began = Number(process.env['TRYSQUARE_SPECS_BEGAN'] ?? Date.now());
  const found = [];
  for (const name of readdirSync(tmpdir())) {
    // The fast target of the benchmarks answers what it has recorded, keys and all.
    if (/^trysquare-(?!bench-)/.test(name)) look(join(tmpdir(), name), began, found);
  }
  if (found.length > 0) throw new Error(`a key stands in what specs have written:\n${found.join('\n')}`);
}

function look(path, began, found) {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts?.isDirectory()) {
    for (const name of namesIn(path)) if (!INSTALLED.has(name)) look(join(path, name), began, found);
    return;
  }
  const isOurs = facts?.isFile() && facts.mtimeMs >= began && facts.size <= LARGEST;
  if (!isOurs || KEY_FILES.test(path)) return;
  const form = keyIn(readFileSync(path));
  if (form !== undefined) found.push(`${path}: ${form}`);
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
