import type { Exchange, HttpRequest } from '../../model.ts';

/** Where exchanges go as they come, so that a run's length costs no memory. */
export interface Journal {
  write(exchange: Exchange): void;
  /** The exchange of an id, as it was written last. */
  read(id: string): Exchange | undefined;
  /** Says that a request goes out which changes something: should the run be cut off, it is known that it did. */
  sending(request: HttpRequest, id: string): void;
}

/** A journal that lasts as long as the process. */
export class MemoryJournal implements Journal {
  readonly #exchanges = new Map<string, Exchange>();

  write(exchange: Exchange): void {
    this.#exchanges.set(exchange.id, exchange);
  }

  read(id: string): Exchange | undefined {
    return this.#exchanges.get(id);
  }

  sending(): void {}
}
