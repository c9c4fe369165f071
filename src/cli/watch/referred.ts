import { fileURLToPath } from 'node:url';
import { filesBeside, locationOf, OUTSIDE } from '../../documents/files.ts';
import { referencesFrom } from '../../documents/reach.ts';
import { readDocument } from '../../documents/source.ts';
import { UserError } from '../../errors.ts';

/**
 * The files that a document refers to, those that they refer to, and so on; also what is not there yet. What it must not
 * read is left out. None where the document cannot be read: whoever judges by it says why.
 */
export function referredFrom(main: string, allowed: readonly string[] | undefined): string[] {
  try {
    const open = filesBeside(main, allowed);
    const first = locationOf(main);
    const files = new Map<string, string>();
    const waiting = [...referencesFrom(readDocument(main).value, first)];
    for (let location = waiting.pop(); location !== undefined; location = waiting.pop()) {
      if (!location.startsWith('file:') || location === first || files.has(location)) continue;
      const found = open(location);
      if (found === OUTSIDE) continue;
      files.set(location, fileURLToPath(location));
      if ('source' in found) waiting.push(...referencesFrom(found.source.value, location));
    }
    return [...files.values()];
  } catch (error) {
    if (error instanceof UserError || (error as NodeJS.ErrnoException).code !== undefined) return [];
    throw error;
  }
}
