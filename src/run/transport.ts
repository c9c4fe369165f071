import type { ClientRequest, Agent as HttpAgent, IncomingMessage } from 'node:http';
import supertest from 'supertest';
import { keeping } from '../contract/keeping.ts';
import type { Body, Exchange, Header, HttpRequest, HttpResponse, TransportFailure } from '../model.ts';
import { type Connections, connect } from './connections.ts';
import { withoutCookie } from './cookies.ts';
import type { Credentials } from './credentials.ts';
import { kindOf, sentenceOf } from './failures.ts';
import { Allowance } from './limits.ts';
import type { Pace } from './pace.ts';
import { Reading } from './reading.ts';
import type { Redactor } from './redact/redactor.ts';
import { resolveTokens } from './tokens.ts';

export interface TransportOptions {
  /** Base URL of the target: requests go to it and what stands behind it, nowhere else. */
  readonly target: string;
  readonly credentials: Credentials;
  /** Milliseconds for a whole answer. */
  readonly timeout: number;
  readonly pace: Pace;
  /** Sent with every request, besides its own. */
  readonly headers?: readonly Header[];
  /** Takes out what else is to be written nowhere. */
  readonly redactor?: Redactor;
}

type Result = Pick<Exchange, 'response' | 'failure'>;

/** The only way a request leaves: by supertest, on kept-alive connections. Keys go in, and tokens come out. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #connections: Connections;
  readonly #allowance = new Allowance();
  readonly #target: ReturnType<typeof supertest>;
  /** A text of a header without keys: the same few come with every answer. */
  readonly #shown: (text: string) => string;
  #sent = 0;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#connections = connect(options.target, options.pace.most);
    this.#target = supertest(options.target);
    this.#shown = keeping((text) => options.credentials.redact(text), MOST_KNOWN);
  }

  get pace(): Pace {
    return this.#options.pace;
  }

  /** Milliseconds for a whole answer. */
  get timeout(): number {
    return this.#options.timeout;
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent;
  }

  close(): void {
    this.#connections.close();
  }

  /**
   * Sends a request and gives back the exchange under the id. Never rejects.
   * @param limit milliseconds for a whole answer, where that is not the usual.
   * @param halted why it is not to be sent any more, when its turn comes.
   */
  async send(
    request: HttpRequest,
    id: string,
    limit = this.#options.timeout,
    halted: () => string | undefined = () => undefined,
  ): Promise<Exchange> {
    const { credentials, redactor } = this.#options;
    const resolved = resolveTokens(redactor?.sent(request) ?? request, credentials);
    if ('missing' in resolved) {
      const verdict = resolved.missing.startsWith('set ') ? 'inconclusive' : 'not-applicable';
      return {
        id,
        request,
        withheld: { verdict, reason: 'no-data', message: resolved.missing },
        milliseconds: 0,
      };
    }
    const exchange = await this.#options.pace.use(
      () => this.#exchange(request, id, resolved, limit),
      () => halted() === undefined,
    );
    if (exchange !== undefined) return exchange;
    const withheld = { verdict: 'not-run', reason: 'aborted', message: halted() ?? '' } as const;
    return { id, request, withheld, milliseconds: 0 };
  }

  async #exchange(request: HttpRequest, id: string, resolved: HttpRequest, limit: number): Promise<Exchange> {
    const started = performance.now();
    const { fresh, kept, poisoned } = this.#connections;
    // A change goes over a connection of its own, so that it never has to be sent twice; and so does what is tried
    // again, so that nothing is confirmed that was only left over from another request.
    const alone = request.changes || poisoned() || !FIRST_ATTEMPT.test(id);
    let result = await this.#attempt(resolved, alone ? fresh : kept, limit);
    if (!alone && (result.failure?.kind === 'reset' || result.failure?.kind === 'protocol')) {
      // The server may have closed a kept-alive connection just as it was used, which is no fault of anybody, or left
      // something on it: alone, the request gets what is its own.
      result = await this.#attempt(resolved, fresh, limit);
    }
    const milliseconds = Math.round(performance.now() - started);
    return { id, request, ...this.#redacted(request, result), milliseconds };
  }

  #redacted(request: HttpRequest, result: Result): Result {
    const { redactor } = this.#options;
    if (redactor === undefined) return result;
    const { response, failure } = result;
    if (response !== undefined) return { response: redactor.answer(request, response) };
    return failure === undefined ? {} : { failure: redactor.failure(failure) };
  }

  async #attempt(request: HttpRequest, agent: HttpAgent, limit: number): Promise<Result> {
    this.#sent += 1;
    const reading = new Reading(this.#allowance.share());
    const method = request.method.toLowerCase() as 'get';
    const test = this.#target[method](request.path)
      .agent(agent)
      .timeout({ deadline: limit })
      .ok(() => true)
      .buffer(true)
      .parse((incoming, done) =>
        reading.take(incoming as unknown as IncomingMessage, (error) =>
          withoutStacks(() => done(error, null)),
        ),
      );
    test.on('request', ({ req }: { req: ClientRequest }) => reading.watch(req));
    test.set('Accept-Encoding', 'identity');
    for (const [name, values] of byName([...request.headers, ...(this.#options.headers ?? [])]))
      test.set(name, values as unknown as string);
    if (request.body !== undefined) {
      const body = 'text' in request.body ? request.body.text : Buffer.from(request.body.base64, 'base64');
      test.send(body as string);
    }
    try {
      await test;
      const { response, whole } = reading;
      if (response === undefined)
        return { failure: { kind: 'protocol', message: 'no answer could be read' } };
      // An answer that never has a body is not read.
      if (request.method === 'HEAD') return { response: this.#response(response, NOTHING) };
      const body = whole ? await reading.body() : undefined;
      if (body !== undefined) return { response: this.#response(response, body) };
      return { failure: this.#failure(new Error('aborted'), reading, limit) };
    } catch (error) {
      return { failure: this.#failure(error as NodeJS.ErrnoException, reading, limit) };
    }
  }

  #response(response: IncomingMessage, bytes: Buffer): HttpResponse {
    return { status: response.statusCode ?? 0, headers: this.#headers(response), body: this.#body(bytes) };
  }

  #headers({ rawHeaders }: IncomingMessage): Header[] {
    return Array.from({ length: rawHeaders.length / 2 }, (_, i) => {
      const [name = '', value = ''] = [rawHeaders[2 * i], rawHeaders[2 * i + 1]];
      return [this.#shown(name), withoutCookie(name, this.#shown(value))];
    });
  }

  #body(bytes: Buffer): Body {
    const { credentials } = this.#options;
    try {
      return {
        text: credentials.redact(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)),
      };
    } catch {
      return {
        base64: Buffer.from(credentials.redact(bytes.toString('latin1')), 'latin1').toString('base64'),
      };
    }
  }

  #failure(error: NodeJS.ErrnoException, reading: Reading, limit: number): TransportFailure {
    const { given, response } = reading;
    reading.drop();
    const kind = given?.kind ?? kindOf(error, response !== undefined);
    const message = this.#options.credentials.redact(given?.message ?? sentenceOf(error));
    return {
      kind,
      message: kind === 'timeout' ? `no whole answer within ${limit} ms` : message,
      ...(response && { status: response.statusCode ?? 0, headers: this.#headers(response) }),
    };
  }
}

/** Superagent makes an error of every answer that refuses: taking down where costs more than all else that it does. */
function withoutStacks(work: () => void): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What is sent by the first attempt at something. */
const FIRST_ATTEMPT = /#1\.\d+$/;

const NOTHING = Buffer.alloc(0);

/** Texts of headers that may come again. */
const MOST_KNOWN = 1_000;

/** Headers that come more than once are sent as often. */
function byName(headers: readonly Header[]): Map<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const known = values.get(name);
    values.set(name, known === undefined ? value : [known, value].flat());
  }
  return values;
}
