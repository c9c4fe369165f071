import type { Contract } from '../contract/contract.ts';
import { headerOf } from '../contract/documented.ts';
import type { Exchange, HttpRequest, Operation } from '../model.ts';
import { Guard } from '../run/guard.ts';
import type { Answer, Call, Handler } from './http.ts';
import { routerOf } from './router.ts';

export interface Tidied {
  readonly handler: Handler;
  /** Removes what was made through the handler and is still there. Gives back the paths of what could not be. */
  tidy(): Promise<string[]>;
}

/**
 * Stands between a fault and a live target, and keeps the target from harm: a fault may swallow the DELETE by which
 * a run removes what it made, or show a stranger's id as its own. What was made through here is removed in the end;
 * what was there before is not changed.
 */
export function tidied(
  handler: Handler,
  contract: Contract,
  credential: string,
  configured: Iterable<string> = [],
): Tidied {
  const guard = new Guard(contract, configured);
  const route = routerOf(contract.operations);
  const guarded: Handler = async (call) => {
    const operation = route(call.path)?.operations.find(({ method }) => method === call.method);
    if (operation === undefined) return await handler(call);
    const request = requestOf(operation, call);
    if (guard.objection(request) !== undefined) return { status: 403, headers: [], body: '' };
    const sent = guard.moment();
    const answer = await handler(call);
    guard.note(exchangeOf(request, answer), sent);
    return answer;
  };
  return {
    handler: guarded,
    async tidy() {
      const left: string[] = [];
      for (const { path, removal } of guard.remaining()) {
        if ('impossible' in removal) {
          left.push(path);
          continue;
        }
        const headers = [[contract.credential.header, credential]] as const;
        const call = { method: removal.operation.method, path: removal.path, headers, body: Buffer.alloc(0) };
        const gone = await guarded(call).then(
          ({ status }) => status < 300 || status === 404,
          () => false,
        );
        if (!gone) left.push(path);
      }
      return left;
    },
  };
}

function requestOf(operation: Operation, { method, path, headers }: Call): HttpRequest {
  return { operation: operation.key, method, path, headers, changes: false };
}

function exchangeOf(request: HttpRequest, { status, headers, body }: Answer): Exchange {
  const text = /json/i.test(headerOf({ headers }, 'content-type') ?? '') ? body.toString() : '';
  return { id: '', request, response: { status, headers, body: { text } }, milliseconds: 0 };
}
