import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { headerOf } from '../contract/documented.ts';
import type { Header } from '../model.ts';
import type { Answer, Call, Handler } from './http.ts';

export interface ProxyOptions {
  /** Milliseconds until a whole answer has to be there. */
  readonly timeout?: number;
  /** Bytes that an answer may have. */
  readonly largest?: number;
}

const TIMEOUT = 30_000;
const LARGEST = 64 * 1024 * 1024;

/**
 * Forwards each call to a live target, and to nothing else: paths go behind its base path, and redirects are answers
 * like any other. Bodies stay as they are, byte for byte; links in them keep the target's own origin. An answer that
 * begins and does not end is `cut`; where none begins, the handler rejects, and whoever serves it drops the connection.
 * @throws TypeError where the target is no URL of HTTP.
 */
export function proxyTo(
  target: string,
  { timeout = TIMEOUT, largest = LARGEST }: ProxyOptions = {},
): Handler {
  const base = new URL(target);
  if (!/^https?:$/.test(base.protocol)) throw new TypeError(`${target} is no URL of HTTP`);
  const secure = base.protocol === 'https:';
  const Agent = secure ? HttpsAgent : HttpAgent;
  const kept = new Agent({ keepAlive: true });
  const fresh = new Agent({ keepAlive: false });
  const prefix = base.pathname.replace(/\/+$/, '');

  const exchange = (call: Call, agent: HttpAgent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = (secure ? requestHttps : requestHttp)({
        agent,
        host: base.hostname.replace(/^\[|\]$/g, ''),
        ...(base.port !== '' && { port: base.port }),
        method: call.method,
        path: prefix + call.path,
        headers: headersFor(call, base.host).flat(),
      });
      const late = setTimeout(() => request.destroy(new Error(`no whole answer in ${timeout} ms`)), timeout);
      const settled = (): void => clearTimeout(late);
      request.on('error', (error) => {
        settled();
        reject(error);
      });
      request.on('response', (response) => {
        read(response, largest).then(resolve, reject).finally(settled);
      });
      request.end(call.body);
    });

  return async (call) => {
    // Whoever names another host in the request line wants to be led elsewhere.
    if (!call.path.startsWith('/')) return { status: 400, headers: [], body: '' };
    const reading = call.method === 'GET' || call.method === 'HEAD';
    // A change goes over a connection of its own, so that it never has to be sent twice.
    if (!reading) return await exchange(call, fresh);
    try {
      return await exchange(call, kept);
    } catch (error) {
      // The target may have closed a kept connection just as it was used.
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
      return await exchange(call, fresh);
    }
  };
}

/** Headers that are about one connection, and not about the message. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What is passed on: all but what is about the connection, and the length, which is counted anew. */
function passedOn(message: { readonly headers: readonly Header[] }, ...others: string[]): Header[] {
  const named = (headerOf(message, 'connection') ?? '').toLowerCase().split(/\s*,\s*/);
  const dropped = new Set([...HOP_BY_HOP, ...named, 'content-length', ...others]);
  return message.headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}

function headersFor(call: Call, host: string): Header[] {
  const bodiless = call.body.length === 0 && /^(GET|HEAD|DELETE|OPTIONS)$/.test(call.method);
  return [
    ['Host', host],
    ...passedOn(call, 'host'),
    ...(bodiless ? [] : [['Content-Length', String(call.body.length)] as const]),
  ];
}

/** The whole answer; as far as it came where it breaks off. */
async function read(response: IncomingMessage, largest: number): Promise<Answer> {
  const bytes: Buffer[] = [];
  let length = 0;
  let whole = false;
  try {
    for await (const chunk of response) {
      length += (chunk as Buffer).length;
      if (length > largest) throw new Error(`an answer of more than ${largest} bytes`);
      bytes.push(chunk as Buffer);
    }
    whole = response.complete;
  } catch (error) {
    if (length > largest) throw error;
  }
  const { rawHeaders, statusCode = 502 } = response;
  const headers = Array.from(
    { length: rawHeaders.length / 2 },
    (_, i): Header => [rawHeaders[2 * i] ?? '', rawHeaders[2 * i + 1] ?? ''],
  );
  const answer = { status: statusCode, headers: passedOn({ headers }), body: Buffer.concat(bytes) };
  if (whole) return answer;
  if (length === 0) throw new Error('the answer ended before its body began');
  return { ...answer, cut: true };
}
