import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObject } from '../documents/pointer.ts';
import { DocumentError, UsageError, UserError } from '../errors.ts';
import type { Exchange } from '../model.ts';
import { tool } from '../package-info.ts';
import { inert } from '../report/inert.ts';
import { FileJournal } from '../run/journal/file.ts';
import { draftOf, dropDraft, makeFolder, unwritable } from './files.ts';
import { checkPlain, checkUnshared } from './plain-file.ts';
import { setAside } from './set-aside.ts';
import { takeFolder } from './under-way.ts';

/** What is needed to go on with a run that was cut off: `run.json` beside its journal, as long as it lasts. */
export interface RunNote {
  readonly version: string;
  readonly plan: string;
  readonly startedAt: string;
  /** The options of the command, as they were understood. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The names of the keys that it was begun with: going on takes the same. */
  readonly keys?: readonly string[];
  /** Shows that whoever wrote it had the keys, see `sealOf`. */
  readonly seal?: string;
}

/** A run under way, with its journal. */
export interface RunFolder {
  readonly journal: FileJournal;
  /** The exchanges that count; to be gone through as often as wanted. */
  readonly evidence: Iterable<Exchange>;
  /** Writes `evidence/exchanges.ndjson`, where a folder was named. */
  writeEvidence(): void;
  /** The run has ended: its journal is no longer needed. */
  remove(): void;
  /** Leaves the journal where it is. */
  close(): void;
}

const JOURNAL = 'journal.ndjson';
const NOTE = 'run.json';

/**
 * Opens the journal of a run: in the folder, or, where none is named, in one of its own that goes with the run.
 * @param as what is written of an exchange.
 * @param secret seals the journal: only a run that may be gone on with needs that.
 * @throws UsageError where it cannot be written.
 */
export function openRun(
  folder: string | undefined,
  note: RunNote | undefined,
  as?: (exchange: Exchange) => Exchange,
  secret?: Buffer,
): RunFolder {
  if (folder === undefined)
    return opened(mkdtempSync(join(tmpdir(), 'trysquare-run-')), undefined, as, secret);
  makeFolder(folder);
  const free = takeFolder(folder);
  begin(folder, note);
  return opened(folder, free, as, secret);
}

/** Opens the journal of a run that was cut off. */
export function reopenRun(folder: string, secret?: Buffer): RunFolder {
  return opened(folder, takeFolder(folder), undefined, secret);
}

/**
 * What a run that was cut off has left in its folder.
 * @throws DocumentError where there is none, or it is another version's.
 */
export function noteIn(folder: string): RunNote {
  const file = join(folder, NOTE);
  if (!existsSync(file) || !existsSync(join(folder, JOURNAL))) {
    const ended = existsSync(join(folder, 'report.json'));
    throw new DocumentError(
      folder,
      ended ? 'this run has ended: there is nothing to go on with' : 'holds no run that was cut off',
    );
  }
  checkPlain(file, 'file');
  const note = parsed(file);
  if (note.version !== tool.version)
    throw new DocumentError(file, `was written by ${tool.name} ${note.version}, and this is ${tool.version}`);
  return note;
}

function parsed(file: string): RunNote {
  let note: unknown;
  try {
    note = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new DocumentError(file, 'it is no JSON', { cause });
  }
  const isNote =
    isObject(note) &&
    isObject(note['options']) &&
    [note['version'], note['plan'], note['startedAt']].every((one) => typeof one === 'string');
  if (!isNote) throw new DocumentError(file, 'it is no note of a run');
  return note as unknown as RunNote;
}

function begin(folder: string, note: RunNote | undefined): void {
  const remark = setAside(folder, [NOTE, JOURNAL]);
  if (remark !== undefined) process.stderr.write(`trysquare: ${inert(remark)}\n`);
  try {
    rmSync(join(folder, JOURNAL), { force: true });
    // Removed first: it may be a link to another file.
    rmSync(join(folder, NOTE), { force: true });
    if (note !== undefined)
      writeFileSync(join(folder, NOTE), `${JSON.stringify(note, null, 2)}\n`, { flag: 'wx' });
  } catch (cause) {
    throw unwritable(join(folder, NOTE), cause);
  }
}

/** @param free lets others have the folder; none where it is the run's own, and goes with it. */
function opened(
  place: string,
  free: (() => void) | undefined,
  as?: (exchange: Exchange) => Exchange,
  secret?: Buffer,
): RunFolder {
  const file = join(place, JOURNAL);
  checkUnshared(file);
  checkPlain(join(place, 'evidence'), 'folder');
  let journal: FileJournal;
  try {
    journal = new FileJournal(file, as, secret);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unwritable(file, cause);
  }
  return {
    journal,
    evidence: { [Symbol.iterator]: () => journal.exchanges() },
    writeEvidence() {
      if (free !== undefined) writeLines(join(place, 'evidence'), journal);
    },
    remove() {
      journal.remove();
      const isOwn = free === undefined;
      rmSync(isOwn ? place : join(place, NOTE), { force: true, recursive: isOwn });
      free?.();
    },
    close() {
      free?.();
      journal.close();
    },
  };
}

function writeLines(folder: string, journal: FileJournal): void {
  const file = join(folder, 'exchanges.ndjson');
  makeFolder(folder);
  const draft = draftOf(file);
  try {
    journal.copyTo(draft);
    renameSync(draft, file);
  } catch (cause) {
    dropDraft(draft);
    throw unwritable(file, cause);
  }
}

/** @throws UsageError where more is asked for than to go on. */
export function checkAlone(words: readonly string[]): void {
  const more = words
    .slice(1)
    .filter((word, index, all) => !/^--resume(=|$)/.test(word) && all[index - 1] !== '--resume');
  if (more.length > 0)
    throw new UsageError(`--resume goes on with a run as it was begun: leave out ${more.join(' ')}`);
}
