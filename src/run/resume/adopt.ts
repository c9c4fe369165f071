import type { Guard } from '../guard.ts';
import type { Entry } from '../journal/entries.ts';

/** Tells a guard what an earlier process did, as it would have learnt it then. */
export function adopt(guard: Guard, entries: Iterable<Entry>): void {
  const sent = new Map<string, { moment: number; operation: string; path: string }>();
  for (const entry of entries) {
    if ('sending' in entry) {
      const { operation, path } = entry;
      sent.set(entry.sending, { moment: guard.moment(), operation, path });
    }
    if ('doubted' in entry) guard.noteUnsure(entry.operation, entry.path, entry.doubted, entry.reason);
    if (!('request' in entry)) continue;
    guard.note(entry, sent.get(entry.id)?.moment ?? guard.moment());
    sent.delete(entry.id);
  }
  for (const [id, { operation, path }] of sent) guard.noteUnsure(operation, path, id, 'the run was cut off');
}
