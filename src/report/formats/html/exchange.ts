import type { Body, Exchange, Header } from '../../../model.ts';
import { bodyText } from './body.ts';
import { lines, type Markup, markup, text } from './markup.ts';
import { code, folded } from './parts.ts';

/**
 * A request and what came of it, on demand, with the ids of all exchanges of its case. Keys stand in it as tokens.
 */
export function exchangeFold(exchange: Exchange, ids: readonly string[]): Markup {
  const { request } = exchange;
  const sent = message(`${request.method} ${request.path}`, request.headers, request.body);
  const summary = markup`Request and answer: ${text(ending(exchange))} after ${text(exchange.milliseconds.toFixed(0))} ms`;
  return folded(
    summary,
    markup`<p class="label">Request</p>${sent}<p class="label">Answer</p>${answer(exchange)}${all(ids)}`,
  );
}

function all(ids: readonly string[]): Markup | undefined {
  if (ids.length === 0) return undefined;
  const items = ids.map((id) => markup`<li>${code(id)}`);
  return markup`<p class="label">All exchanges of the case, as the evidence names them</p><ul>${items}</ul>`;
}

function ending({ response, failure, withheld }: Exchange): string {
  if (response !== undefined) return `status ${response.status}`;
  return failure?.kind ?? withheld?.reason ?? 'nothing';
}

function answer({ response, failure, withheld }: Exchange): Markup {
  if (response !== undefined) return message(String(response.status), response.headers, response.body);
  if (failure === undefined) return markup`<pre>${lines(withheld?.message ?? '')}</pre>`;
  const begun = failure.status === undefined ? '' : ` after status ${failure.status}`;
  return message(`${failure.message}${begun}`, failure.headers ?? []);
}

function message(first: string, headers: readonly Header[], body?: Body): Markup {
  // An end of line in a header must not look like another header.
  const head = [text(first), ...headers.map(([name, value]) => text(`${name}: ${value}`))];
  const content = body === undefined ? undefined : bodyText(body);
  const rest = content === undefined || content === '' ? undefined : markup`\n\n${lines(content)}`;
  return markup`<pre>${head.map((line, index) => (index === 0 ? line : markup`\n${line}`))}${rest}</pre>`;
}
