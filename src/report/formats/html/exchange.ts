import type { Body, Exchange, Header } from '../../../model.ts';
import { bodyText } from './body.ts';
import { joined, lines, type Markup, markup, text } from './markup.ts';
import { code, folded } from './parts.ts';

/**
 * A request and what came of it, on demand, with the ids of all exchanges of its case. Keys stand in it as tokens. Of
 * bodies there are so many characters.
 */
export function exchangeFold(exchange: Exchange, ids: readonly string[], room: number): Markup {
  const { request } = exchange;
  const sent = message(`${request.method} ${request.path}`, request.headers, bodyOf(request.body, room));
  const summary = markup`Request and answer: ${text(ending(exchange))} after ${text(exchange.milliseconds.toFixed(0))} ms`;
  return folded(
    summary,
    markup`<p class="label">Request</p>${sent}<p class="label">Answer</p>${answer(exchange, room)}${all(ids)}`,
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

function answer({ response, failure, withheld }: Exchange, room: number): Markup {
  if (response !== undefined)
    return message(String(response.status), response.headers, bodyOf(response.body, room));
  if (failure === undefined) return markup`<pre>${lines(withheld?.message ?? '')}</pre>`;
  const begun = failure.status === undefined ? '' : ` after status ${failure.status}`;
  return message(`${failure.message}${begun}`, failure.headers ?? []);
}

function bodyOf(body: Body | undefined, room: number): string {
  return body === undefined ? '' : bodyText(body, room);
}

function message(first: string, headers: readonly Header[], body = ''): Markup {
  // An end of line in a header must not look like another header.
  const head = [text(first), ...headers.map(([name, value]) => text(`${name}: ${value}`))];
  const rest = body === '' ? undefined : markup`\n\n${lines(body)}`;
  return markup`<pre>${joined(head, markup`\n`)}${rest}</pre>`;
}
