import type { Exchange, Header, HttpRequest, HttpResponse } from '../../src/model.ts';

/** A request of an operation; its path is the operation's own unless said. */
export function requestFor(operation: string, more: Partial<HttpRequest> = {}): HttpRequest {
  const [method = '', path = ''] = operation.split(' ');
  return { operation, method, path, headers: [], changes: false, ...more };
}

export function jsonAnswer(status: number, value: unknown, headers: readonly Header[] = []): HttpResponse {
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: { text: JSON.stringify(value) },
  };
}

export function exchangeOf(request: HttpRequest, response: HttpResponse, id = 'exchange#1.1'): Exchange {
  return { id, request, response, milliseconds: 1 };
}
