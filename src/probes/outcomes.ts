import { headerOf, jsonValueOf } from '../contract/documented.ts';
import type { Exchange, Stop } from '../model.ts';

export function statusOf(exchange: Exchange): number {
  return exchange.response?.status ?? 0;
}

export function isSuccess(exchange: Exchange): boolean {
  return statusOf(exchange) >= 200 && statusOf(exchange) < 300;
}

/** What the server said, short enough for a sentence. */
export function saidOf(exchange: Exchange): string {
  const { response } = exchange;
  if (response === undefined) return exchange.failure?.message ?? exchange.withheld?.message ?? 'no answer';
  const value = jsonValueOf(exchange);
  const type = headerOf(response, 'content-type') ?? 'no content type';
  const text = value === undefined ? type : JSON.stringify(value);
  return `${response.status} ${text.length > 300 ? `${text.slice(0, 300)}…` : text}`;
}

/** A request that had to succeed did not: what it needed is missing, and nothing follows from that about the API. */
export function unmet(exchange: Exchange, purpose: string): Stop {
  const { method, path } = exchange.request;
  return {
    verdict: 'inconclusive',
    reason: 'precondition-unmet',
    message: `${purpose}: ${method} ${path} answered ${saidOf(exchange)}`,
  };
}
