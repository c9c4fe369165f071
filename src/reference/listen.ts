import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Header } from '../model.ts';
import type { Answer, Handler } from './http.ts';

interface ListenOptions {
  /** 0 for any that is free. */
  readonly port: number;
  readonly host?: string;
}

export interface Listening {
  /** Where it listens: scheme, host and port. */
  readonly url: string;
  /** Ends it at once, with every connection that is open. */
  close(): Promise<void>;
}

/** Larger bodies are answered 413. */
const LARGEST_BODY = 16 * 1024 * 1024;

/**
 * Serves a handler over HTTP, on kept-alive connections.
 * @throws the system's error where the address cannot be had.
 */
export async function listen(
  handler: Handler,
  { port, host = '127.0.0.1' }: ListenOptions,
): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(handler, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.off('error', reject) && undefined));
  });
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413, { Connection: 'close', 'Content-Length': 0 }).end();
    return;
  }
  const { rawHeaders } = request;
  const headers = Array.from(
    { length: rawHeaders.length / 2 },
    (_, i): Header => [rawHeaders[2 * i] ?? '', rawHeaders[2 * i + 1] ?? ''],
  );
  const answer = await handler({ method: request.method ?? 'GET', path: request.url ?? '/', headers, body });
  if (answer.hang !== true) send(answer, request, response);
}

/** The whole body, or undefined where it is too large: what is left of it is not kept. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const bytes: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= LARGEST_BODY) bytes.push(chunk as Buffer);
  }
  return length <= LARGEST_BODY ? Buffer.concat(bytes) : undefined;
}

function send(
  { status, headers, body, cut }: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
  const bodiless = status === 204 || status === 304;
  if (!bodiless) response.setHeader('Content-Length', bytes.length);
  if (cut === true) response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
  else if (bodiless || request.method === 'HEAD') response.end();
  else response.end(bytes);
}
