import type { Socket } from 'node:net';
import type { Answer, Call } from '../../../src/reference/http.ts';

/** A request that met the chaos, and what can be done to whoever sent it. */
export interface Wire {
  readonly socket: Socket;
  readonly call: Call;
  /** What a conforming server would answer. */
  readonly answer: Answer;
  /** An origin that no request may ever reach. */
  readonly elsewhere: string;
  /** How many requests met the chaos before this one. */
  readonly before: number;
}

/**
 * What a run has to make of it. `fine`: nothing is wrong with it. `fault`: it is found, on the operation that it hits.
 * `open`: it is no fault, and the operation could not be judged. A fault or an open case says so in such words.
 * `unclear`: what becomes of the victim depends on the moment; it may be open, and is never blamed.
 */
export type Expected = 'fine' | 'unclear' | { readonly fault: RegExp } | { readonly open: RegExp };

/** One thing that a hostile or broken server does to every request of one operation. */
export interface Behaviour {
  readonly name: string;
  readonly expected: Expected;
  /** The operation that it hits; the list of carriers unless said. */
  readonly victim?: string;
  /** Also judged, beside the victim: what stands apart from it. */
  readonly beside?: readonly string[];
  /** True where most of its time is waiting. */
  readonly waits?: true;
  /** Milliseconds for an answer, where the usual time limit would be long. */
  readonly timeout?: number;
  /** Requirements to judge by, where others than the usual tell. */
  readonly only?: readonly string[];
  act(wire: Wire): void;
}

export type Act = Behaviour['act'];

/** Status line and headers, with the empty line that ends them. */
export function head(line: string, ...headers: readonly string[]): string {
  return `${[line, ...headers].join('\r\n')}\r\n\r\n`;
}

export const OK = 'HTTP/1.1 200 OK';
export const JSON_TYPE = 'Content-Type: application/json';

/** The answer of a conforming server as it goes over the wire, with headers more. */
export function plain({ answer, call }: Pick<Wire, 'answer' | 'call'>, ...more: readonly string[]): Buffer {
  const { status, headers, body } = answer;
  const bytes = Buffer.from(body);
  const bodiless = status === 204 || call.method === 'HEAD';
  const lines = [...headers.map(([name, value]) => `${name}: ${value}`), ...more];
  const length = status === 204 ? [] : [`Content-Length: ${bytes.length}`];
  const start = head(`HTTP/1.1 ${status} As asked`, ...lines, ...length);
  return Buffer.concat([Buffer.from(start), bodiless ? Buffer.alloc(0) : bytes]);
}

/** The status line that a conforming server would begin with. */
export const lineOf = ({ answer }: Pick<Wire, 'answer'>): string => `HTTP/1.1 ${answer.status} As asked`;

/** Answers with a text or with bytes as they stand, and ends the connection. */
export function raw(text: string | Buffer | ((wire: Wire) => string | Buffer)): Act {
  return (wire) => void wire.socket.end(typeof text === 'function' ? text(wire) : text);
}

/** The same, on a connection that stays. */
export function kept(text: string | Buffer | ((wire: Wire) => string | Buffer)): Act {
  return (wire) => void wire.socket.write(typeof text === 'function' ? text(wire) : text);
}

/** Writes pieces for as long as there are some and somebody reads, each when there is room for it. */
export function pour({ socket }: Wire, pieces: Iterable<string | Buffer>): void {
  const rest = pieces[Symbol.iterator]();
  const more = (): void => {
    for (;;) {
      if (socket.destroyed) return;
      const { value, done } = rest.next();
      if (done === true) return void socket.end();
      if (!socket.write(value)) return void socket.once('drain', more);
    }
  };
  more();
}

/** Writes a piece now and again, for as long as somebody reads. */
export function drip({ socket }: Wire, milliseconds: number, pieces: Iterable<string | Buffer>): void {
  const rest = pieces[Symbol.iterator]();
  const timer = setInterval(() => {
    const { value, done } = rest.next();
    if (done === true) {
      clearInterval(timer);
      socket.end();
    } else socket.write(value);
  }, milliseconds);
  socket.once('close', () => clearInterval(timer));
}

/** The same piece for ever. */
export function* forever(piece: string | Buffer): Generator<string | Buffer> {
  for (;;) yield piece;
}
