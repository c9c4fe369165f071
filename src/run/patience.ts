import { asksForPatience, headerOf } from '../contract/documented.ts';
import type { Exchange, OperationKey } from '../model.ts';

/** Requests that are sent again for one that the target puts off. */
const MOST_RETRIES = 5;
const FIRST_WAIT = 250;
/** A pause that a target may ask for at once, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/** What to do with an answer that says that it is too much for now: wait alone, or everybody. */
export type Delay = { readonly milliseconds: number; readonly everybody: boolean };

/** How long an answer is waited for that the target puts off. */
export class Patience {
  /** Operations that were put off to the end, and not answered since: asking again would only make it worse. */
  readonly #hopeless = new Set<OperationKey>();

  /** The delay before the same request again; undefined where the answer stands. */
  delay({ request, response }: Exchange, retry: number): Delay | undefined {
    if (response === undefined) return undefined;
    if (!asksForPatience(response)) {
      this.#hopeless.delete(request.operation);
      return undefined;
    }
    const named = namedDelay(headerOf(response, 'retry-after'));
    const milliseconds = named ?? FIRST_WAIT * 2 ** retry;
    const hopeless = this.#hopeless.has(request.operation);
    if (retry >= MOST_RETRIES || milliseconds > LONGEST_PAUSE || hopeless) {
      this.#hopeless.add(request.operation);
      return undefined;
    }
    return { milliseconds, everybody: named !== undefined && named > 0 };
  }
}

/** `Retry-After` in milliseconds, written as seconds or as a date; undefined where it is neither. */
function namedDelay(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
