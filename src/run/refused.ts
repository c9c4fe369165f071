import type { Exchange } from '../model.ts';
import { WORDS } from '../values/digest.ts';

/** A creation that was refused, and is known by the words that its texts carry. */
export interface Refused {
  readonly exchange: string;
  readonly status: number;
  /** The moment before it was sent. */
  readonly sent: number;
  readonly words: readonly string[];
}

/** Creations that were refused for their key, by their collection: a list may show that one was carried out. */
export class RefusedCreations {
  readonly #byPlace = new Map<string, Refused[]>();

  /** @param place the collection with its parents. */
  note(place: string, { id, request, response }: Exchange, sent: number): void {
    const text = request.body !== undefined && 'text' in request.body ? request.body.text : '';
    const words = [...new Set(text.match(WORDS))];
    if (words.length === 0) return;
    const known = this.#byPlace.get(place) ?? [];
    this.#byPlace.set(place, [...known, { exchange: id, status: response?.status ?? 0, sent, words }]);
  }

  /** The one that an item has all words of: others may share some, by what they refer to. */
  behind(place: string, item: unknown): Refused | undefined {
    const known = this.#byPlace.get(place);
    if (known === undefined) return undefined;
    const text = (JSON.stringify(item) ?? '').toLowerCase();
    return known.find(({ words }) => words.every((word) => text.includes(word)));
  }
}
