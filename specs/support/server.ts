import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Loopback {
  readonly target: string;
  readonly calls: readonly Call[];
  /** Connections that were opened. */
  readonly connections: () => number;
}

/** Listens on a free port of this machine while the work is done. */
export async function listening(server: NetServer, work: (port: number) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    (server as Server).closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** An HTTP server on this machine for the time of the work; it remembers what it was asked. */
export async function serving(
  answer: (call: Call, response: ServerResponse) => void,
  work: (server: Loopback) => Promise<void>,
): Promise<void> {
  const calls: Call[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { method = '', url: path = '', rawHeaders, headers } = request;
    const call = { method, path, rawHeaders, headers, body };
    calls.push(call);
    answer(call, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await listening(server, (port) =>
    work({ target: `http://127.0.0.1:${port}`, calls, connections: () => connections }),
  );
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: object = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
