import type { ClientRequest, IncomingMessage } from 'node:http';
import { isJson } from '../contract/media-type.ts';
import type { FailureKind, TransportFailure } from '../model.ts';
import { MOST_HEADERS, MOST_INTERIM, type Share } from './limits.ts';
import { unpacked } from './unpack.ts';

/** So many pieces are put together to one: of a body in chunks of one byte, the pieces are larger than the body. */
const MOST_PIECES = 1_024;

/** Reads one answer, as far as its limits let it. */
export class Reading {
  readonly #share: Share;
  #request: ClientRequest | undefined;
  #encoding: string | undefined;
  #interim = 0;
  #length = 0;
  #blocks: Buffer[] = [];
  #pieces: Buffer[] = [];
  /** The answer, once its headers have come. */
  response: IncomingMessage | undefined;
  whole = false;
  /** Why it is not read to its end, where that is our choice. */
  given: Pick<TransportFailure, 'kind' | 'message'> | undefined;

  constructor(share: Share) {
    this.#share = share;
  }

  /** Watches a request that is about to be sent. */
  watch(request: ClientRequest): void {
    this.#request = request;
    request.on('information', () => {
      this.#interim += 1;
      if (this.#interim > MOST_INTERIM)
        this.#giveUp('oversized', `more than ${MOST_INTERIM} interim answers (1xx), and no answer`);
    });
    request.on('upgrade', (_, socket) => {
      socket.destroy();
      this.#giveUp('protocol', 'the protocol is switched (101), though nobody asked for that');
      // Node takes such a request for done, and says nothing more.
      request.emit('error', new Error('switched'));
    });
    // Ahead of superagent, which would unpack the body without a limit, and take the half of one for the whole.
    request.prependListener('response', (response: IncomingMessage) => {
      this.response = response;
      this.#encoding = response.headers['content-encoding'];
      delete response.headers['content-encoding'];
      const { statusCode = 0, rawHeaders } = response;
      if (statusCode < 100) this.#giveUp('protocol', `${String(statusCode).padStart(3, '0')} is no status`);
      if (rawHeaders.length / 2 > MOST_HEADERS)
        this.#giveUp('oversized', `the answer has more than ${MOST_HEADERS.toLocaleString('en')} headers`);
    });
  }

  /** Takes the body of an answer. Calls back at its end, or where it is not read further. */
  take(response: IncomingMessage, done: (error: Error | null) => void): void {
    response.on('data', (bytes: Buffer) => {
      if (this.given !== undefined) return;
      this.#add(bytes);
      const objection = this.#share.objection(this.#length);
      if (objection !== undefined) this.#giveUp('oversized', objection);
    });
    response.on('end', () => {
      this.whole = response.complete;
      done(null);
    });
    // Superagent hears of some errors twice, from the request and from the answer, and tells the user's terminal so.
    process.nextTick(() => {
      response.removeAllListeners('error');
      response.on('error', done);
    });
  }

  /**
   * The whole body, unpacked; undefined where it is too much. Can be asked for once.
   * @throws an error with a code of zlib's where it cannot be unpacked.
   */
  async body(): Promise<Buffer | undefined> {
    const sent = Buffer.concat([...this.#blocks, ...this.#pieces]);
    this.#forget();
    const bytes = await unpacked(sent, this.#encoding);
    const objection = this.#share.verdict(bytes, isJson(this.response?.headers['content-type'] ?? ''));
    if (objection !== undefined) this.given = { kind: 'oversized', message: objection };
    return objection === undefined ? bytes : undefined;
  }

  /** Nothing of the answer is kept. */
  drop(): void {
    this.#forget();
    this.#share.giveBack();
  }

  #add(bytes: Buffer): void {
    this.#length += bytes.length;
    this.#pieces.push(bytes);
    if (this.#pieces.length < MOST_PIECES) return;
    this.#blocks.push(Buffer.concat(this.#pieces));
    this.#pieces = [];
  }

  #forget(): void {
    this.#blocks = [];
    this.#pieces = [];
  }

  #giveUp(kind: FailureKind, message: string): void {
    this.given ??= { kind, message };
    this.#request?.destroy(new Error(message));
  }
}
