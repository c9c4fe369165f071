import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { type Resolve, steadyLookup } from './addresses.ts';

/** Connections to a target: kept ones, and ones for a request alone. */
export interface Connections {
  readonly kept: HttpAgent;
  readonly fresh: HttpAgent;
  /** Whether something came on a kept connection that nobody had asked for. */
  readonly poisoned: () => boolean;
  close(): void;
}

/** So many connections to a target at once. */
export function connect(target: string, most: number, resolve?: Resolve): Connections {
  const Agent = target.startsWith('https:') ? HttpsAgent : HttpAgent;
  const lookup = steadyLookup(resolve);
  const kept = wary(new Agent({ keepAlive: true, maxSockets: most, lookup }));
  const fresh = new Agent({ keepAlive: false, lookup });
  return {
    kept: kept.agent,
    fresh,
    poisoned: kept.poisoned,
    close() {
      kept.agent.destroy();
      fresh.destroy();
    },
  };
}

/** Some gateways take leave of an idle connection so: that is nobody's answer, and no reason for distrust. */
const GOODBYE = /^HTTP\/1\.[01] 408\b/;

/**
 * An agent that keeps no connection on which something comes while nobody asks. What is left of one answer would be
 * taken for the answer to the next request, and be blamed on another operation.
 */
function wary(agent: HttpAgent): { readonly agent: HttpAgent; readonly poisoned: () => boolean } {
  // Documented to be overridden, and not typed as methods that exist.
  const hooks = agent as unknown as {
    keepSocketAlive(socket: Duplex): boolean;
    reuseSocket(socket: Duplex, request: ClientRequest): void;
  };
  const keep = hooks.keepSocketAlive.bind(agent);
  const reuse = hooks.reuseSocket.bind(agent);
  let poisoned = false;
  function dropped(this: Duplex, bytes: Buffer): void {
    if (!GOODBYE.test(bytes.toString('latin1', 0, 16))) poisoned = true;
    this.destroy();
  }
  hooks.keepSocketAlive = (socket) => {
    if (!keep(socket)) return false;
    socket.on('data', dropped);
    return true;
  };
  hooks.reuseSocket = (socket, request) => {
    socket.off('data', dropped);
    reuse(socket, request);
  };
  return { agent, poisoned: () => poisoned };
}
