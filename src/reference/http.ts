import type { Header } from '../model.ts';

/** A request as a server receives it. */
export interface Call {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** What a server answers. `Content-Length` is not among the headers: whoever sends it counts. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string | Buffer;
  /** The connection ends after half of the body, though the whole length was announced. */
  readonly cut?: true;
  /** The answer is never sent. */
  readonly hang?: true;
}

/** A server, without its socket. */
export type Handler = (call: Call) => Promise<Answer>;

/** The path of a request without its query. */
export function pathOf({ path }: Pick<Call, 'path'>): string {
  return path.split('?', 1)[0] ?? '';
}

/** The query of a request. */
export function queryIn({ path }: Pick<Call, 'path'>): URLSearchParams {
  const mark = path.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : path.slice(mark + 1));
}
