import {
  closeSync,
  constants,
  copyFileSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { DocumentError } from '../../errors.ts';
import type { Exchange, HttpRequest } from '../../model.ts';
import { copyParts, type Place, readWhole, writeWhole } from './bytes.ts';
import { attemptOf, type Doubt, doubtOf, type Entry, entryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import { type Line, wholeLines } from './lines.ts';
import { Seals, sealed } from './seals.ts';

/** Bytes that are gathered before they are written, and milliseconds. */
const ROOM = 64 * 1024;
const LONGEST_WAIT = 50;

/**
 * A journal in a file, a JSON line for each entry. What has been written stays there when the process is killed; a
 * last line that was cut off is passed over.
 * @throws NodeJS.ErrnoException from every method where the file cannot be opened, read or written; DocumentError where
 * it holds what no journal holds.
 */
export class FileJournal implements Journal {
  readonly #file: string;
  #fd: number;
  readonly #as: (exchange: Exchange) => Exchange;
  readonly #secret: Buffer | undefined;
  readonly #seals: Seals | undefined;
  readonly #places = new Map<string, Place>();
  #gathered: string[] = [];
  #gatheredBytes = 0;
  #end = 0;
  #timer: NodeJS.Timeout | undefined;
  #failure: unknown;

  /**
   * @param as what is written of an exchange.
   * @param secret with which it is sealed; without one, whatever stands in the file is believed.
   */
  constructor(file: string, as: (exchange: Exchange) => Exchange = (exchange) => exchange, secret?: Buffer) {
    this.#as = as;
    this.#file = file;
    this.#secret = secret;
    this.#seals = secret && new Seals(secret);
    this.#fd = openSync(file, 'a+', 0o600);
    const doubts = new Map<string, Doubt>();
    this.#end = this.#index(doubts);
    if (doubts.size === 0) ftruncateSync(this.#fd, this.#end);
    else this.#doubt(doubts.values());
  }

  /** Puts a journal in the place of the file whose end is not believed: all at once, or the doubts could be lost. */
  #doubt(doubts: Iterable<Doubt>): void {
    const draft = `${this.#file}.part`;
    rmSync(draft, { force: true });
    copyFileSync(this.#file, draft, constants.COPYFILE_EXCL);
    closeSync(this.#fd);
    this.#fd = openSync(draft, 'a+');
    ftruncateSync(this.#fd, this.#end);
    for (const doubt of doubts) this.#add(doubt);
    this.flush();
    renameSync(draft, this.#file);
  }

  write(exchange: Exchange): void {
    this.#places.set(exchange.id, this.#add(this.#as(exchange)));
    // What was changed must be known, whatever becomes of this process.
    if (exchange.request.changes) this.flush();
  }

  sending({ operation, path }: HttpRequest, id: string): void {
    this.#add({ sending: id, operation, path });
    this.flush();
  }

  redone(attempt: string): void {
    this.#add({ redone: attempt });
    this.#forget(attempt);
    this.flush();
  }

  read(id: string): Exchange | undefined {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    return JSON.parse(this.#line(place)) as Exchange;
  }

  /** The ids of the exchanges that count, in the order in which they came. */
  ids(): IterableIterator<string> {
    return this.#places.keys();
  }

  /** The exchanges that count, in the order in which they came. */
  *exchanges(): Generator<Exchange> {
    for (const place of this.#places.values()) yield JSON.parse(this.#line(place)) as Exchange;
  }

  /** Writes a file with the exchanges that count, in the order in which they came. */
  copyTo(file: string): void {
    this.flush();
    copyParts(this.#fd, this.#file, this.#places.values(), file);
  }

  /** Everything that was ever written, in order; what is believed is believed of the file as it is now. */
  *entries(): Generator<Entry> {
    this.flush();
    const seals = this.#secret && new Seals(this.#secret);
    for (const { text } of this.#believed(seals, () => {})) yield JSON.parse(text) as Entry;
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered.length === 0) return;
    let text = this.#gathered.join('');
    this.#gathered = [];
    this.#gatheredBytes = 0;
    if (this.#seals !== undefined) {
      this.#seals.add(text);
      const seal = this.#seals.seal();
      text += seal;
      this.#end += seal.length;
    }
    try {
      writeWhole(this.#fd, Buffer.from(text));
    } catch (error) {
      // What comes next would stand behind the half of a line.
      this.#failure = error;
      throw error;
    }
  }

  close(): void {
    this.flush();
    closeSync(this.#fd);
  }

  /** Closes it and removes its file: the run has ended. */
  remove(): void {
    clearTimeout(this.#timer);
    closeSync(this.#fd);
    unlinkSync(this.#file);
  }

  #add(entry: Entry): Place {
    if (this.#failure !== undefined) throw this.#failure;
    const line = `${JSON.stringify(entry)}\n`;
    const length = Buffer.byteLength(line);
    const place = { at: this.#end, length };
    this.#end += length;
    this.#gathered.push(line);
    this.#gatheredBytes += length;
    if (this.#gatheredBytes > ROOM) this.flush();
    else this.#timer ??= setTimeout(() => this.#flushLater(), LONGEST_WAIT).unref();
    return place;
  }

  #flushLater(): void {
    try {
      this.flush();
    } catch {
      // Whoever writes next is told.
    }
  }

  #line({ at, length }: Place): string {
    this.flush();
    return readWhole(this.#fd, Buffer.alloc(length), at, this.#file).toString();
  }

  /**
   * Where what counts stands in the file as it was found; gives back the end of its last line that is believed.
   * @param doubts takes the changes that the rest speaks of, by the id of their exchange.
   */
  #index(doubts: Map<string, Doubt>): number {
    let end = 0;
    const lines = this.#believed(this.#seals, ({ text }, reason) => {
      const entry = entryIn(text);
      const doubt = entry && doubtOf(entry, reason);
      if (doubt !== undefined) doubts.set(doubt.doubted, doubt);
    });
    for (const { text, at, length, number } of lines) {
      const entry = entryIn(text);
      if (entry === undefined)
        throw new DocumentError(`${this.#file}:${number}`, 'it is no entry of a journal');
      if ('redone' in entry) this.#forget(entry.redone);
      // A later one takes its place in the order as well.
      if ('request' in entry) {
        this.#places.delete(entry.id);
        this.#places.set(entry.id, { at, length });
      }
      end = at + length;
    }
    return end;
  }

  #forget(attempt: string): void {
    for (const id of this.#places.keys()) if (attemptOf(id) === attempt) this.#places.delete(id);
  }

  #believed(seals: Seals | undefined, doubt: (line: Line, reason: string) => void): Iterable<Line> {
    return seals === undefined
      ? wholeLines(this.#fd, this.#file)
      : sealed(wholeLines(this.#fd, this.#file), seals, ROOM, doubt);
  }
}

/** Undefined where a line is none. */
function entryIn(text: string): Entry | undefined {
  try {
    return entryOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
