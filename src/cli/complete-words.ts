import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../documents/pointer.ts';
import { inert } from '../report/inert.ts';
import { COMPLETION_SCRIPTS } from './completion-scripts.ts';
import { checkPlain } from './plain-file.ts';

/** Bytes of a report that a person who waits for a shell can wait for. */
const LARGEST = 32 * 1024 * 1024;

/**
 * What can stand as the next word of a command that is no option; nothing where a shell offers files.
 * @param before the words of the command so far, without options.
 * @param begun what is written of it already.
 */
export function wordsOf(command: string, before: readonly string[], begun: string): readonly string[] {
  if (command === 'completion' && before.length === 0) return Object.keys(COMPLETION_SCRIPTS);
  const [run] = before;
  if (command !== 'replay' || run === undefined || before.length > 1) return [];
  const cases = casesIn(run).filter(({ id }) => id.startsWith(begun));
  // Of a thousand cases it is one of the few that failed or are open which somebody sends again.
  const wanting = cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  return (wanting.length > 0 ? wanting : cases).map(({ id }) => id);
}

/** The cases of a recorded run, as far as they can be had at once: the command itself reads a report with care. */
function casesIn(run: string): { readonly id: string; readonly verdict: unknown }[] {
  try {
    const isFolder = statSync(run).isDirectory();
    const file = isFolder ? join(run, 'report.json') : run;
    if (isFolder) checkPlain(file, 'file');
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > LARGEST) return [];
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const cases = isObject(report) && Array.isArray(report['cases']) ? report['cases'] : [];
    return cases.flatMap((one: unknown) => {
      const id = isObject(one) ? one['id'] : undefined;
      // Somebody else may have written it, and a terminal shows what is offered.
      return typeof id === 'string' && inert(id) === id
        ? [{ id, verdict: (one as { verdict?: unknown }).verdict }]
        : [];
    });
  } catch {
    // A shell that completes is no place for an error: the command itself says it.
    return [];
  }
}
