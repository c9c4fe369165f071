import { join } from 'node:path';
import { runTree } from '../measure/run.mjs';

/** Dredd, on a document and against a target. */
export function dredd(folder, document, url, key) {
  const program = join(folder, 'bin', 'dredd');
  const words = [program, document, url, '--loglevel=warning', '--header', `Authorization: Api-Key ${key}`];
  return runTree(process.execPath, words, { limit: 30 });
}
