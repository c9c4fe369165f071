import { createServer, type Server, type Socket } from 'node:net';
import type { Contract } from '../../../src/contract/contract.ts';
import type { Header } from '../../../src/model.ts';
import type { Call, Handler } from '../../../src/reference/http.ts';
import { createReference } from '../../../src/reference/server.ts';
import type { Keys } from '../../../src/run/credentials.ts';
import { bind } from '../../../src/run/guard.ts';
import { listening } from '../server.ts';
import { type Behaviour, plain } from './behaviour.ts';

/** What a run came to, as its target saw it. */
export interface Seen {
  /** Requests that met the chaos. */
  hits: number;
  /** Connections that went to the other origin, which nobody has any business with. */
  strays: number;
}

export const VICTIM = 'GET /api/inboxes/';

/**
 * Serves a conforming API, one operation of which behaves so, on sockets of its own: what goes over the wire is what
 * the behaviour writes, and nothing tidies it up. The connections are kept, so that whatever is left on one is there
 * for whoever is next.
 */
export async function chaotic(
  behaviour: Behaviour,
  { contract, keys }: { contract: Contract; keys: Keys },
  work: (target: string, seen: Seen) => Promise<void>,
): Promise<void> {
  const seen: Seen = { hits: 0, strays: 0 };
  const other = createServer((socket) => {
    seen.strays += 1;
    socket.destroy();
  });
  await listening(other, async (strayPort) => {
    const elsewhere = `http://127.0.0.1:${strayPort}`;
    let origin = '';
    const reference = createReference(contract, { keys, origin: () => origin });
    const [method = '', template = ''] = (behaviour.victim ?? VICTIM).split(' ');
    const hit = (call: Call): boolean => call.method === method && bind(template, call.path) !== undefined;
    const server = rawServer(reference, (socket, call, answer) => {
      if (!hit(call)) return false;
      seen.hits += 1;
      behaviour.act({ socket, call, answer, elsewhere, before: seen.hits - 1 });
      return true;
    });
    await listening(server, async (port) => {
      origin = `http://127.0.0.1:${port}`;
      try {
        await work(origin, seen);
      } finally {
        for (const socket of server.sockets) socket.destroy();
      }
    });
  });
}

type Meeting = (socket: Socket, call: Call, answer: Awaited<ReturnType<Handler>>) => boolean;

/** A server over bare sockets; what the chaos does not take is answered as it should be. */
function rawServer(handler: Handler, taken: Meeting): Server & { readonly sockets: ReadonlySet<Socket> } {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.end());
    let bytes = Buffer.alloc(0);
    socket.on('data', (more: Buffer) => {
      bytes = Buffer.concat([bytes, more]);
      for (let read = callIn(bytes); read !== undefined; read = callIn(bytes)) {
        bytes = bytes.subarray(read.length);
        const { call } = read;
        void handler(call).then((answer) => {
          if (!socket.destroyed && !taken(socket, call, answer)) socket.write(plain({ answer, call }));
        });
      }
    });
  });
  return Object.assign(server, { sockets });
}

/** The first whole request in what came, and how long it is. */
function callIn(bytes: Buffer): { readonly call: Call; readonly length: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = ''] = start.split(' ');
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
  const whole = end + 4 + length;
  if (bytes.length < whole) return undefined;
  return { call: { method, path, headers, body: bytes.subarray(end + 4, whole) }, length: whole };
}
