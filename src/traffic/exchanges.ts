import type { Contract } from '../contract/contract.ts';
import { isJson } from '../contract/media-type.ts';
import { routeOf } from '../contract/route.ts';
import type { Body, Exchange, Header } from '../model.ts';
import { Allowance } from '../run/limits.ts';
import { KEYS } from '../script/credential.ts';
import type { RecordedEntry } from './har.ts';

/** What of a record can be judged. */
export interface Traffic {
  readonly exchanges: readonly Exchange[];
  /** Entries that are none of the contract's operations. */
  readonly elsewhere: number;
  /** Entries that show nothing: their body is not in the record or too much to judge, or a cache answered. */
  readonly mute: number;
}

/** Headers that carry something secret, whatever the contract says. */
const SECRET: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);
const REDACTED = '{{redacted}}';

/** Asks for a part, or for news only: the answer is none that an API documents. */
const CONDITIONAL = /^(if-|range$)/i;

/** The entries of a record as exchanges with the operations below a base path; secrets are taken out. */
export function exchangesOf(contract: Contract, entries: readonly RecordedEntry[], base: string): Traffic {
  const route = routeOf(contract.operations);
  const exchanges: Exchange[] = [];
  let elsewhere = 0;
  let mute = 0;
  for (const [index, entry] of entries.entries()) {
    const { pathname, search } = entry.url;
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
    const operation = path === undefined ? undefined : route(entry.method, path);
    if (operation === undefined || path === undefined) {
      elsewhere += 1;
      continue;
    }
    if (
      entry.responseBody === undefined ||
      isTooMuch(entry) ||
      entry.requestHeaders.some(([name]) => CONDITIONAL.test(name))
    ) {
      mute += 1;
      continue;
    }
    const hide = hiderFor(contract, entry);
    const { requestBody, responseBody } = entry;
    exchanges.push({
      id: `recorded#1.${index + 1}`,
      request: {
        operation: operation.key,
        method: entry.method,
        path: hide.text(path + search),
        headers: hide.headers(entry.requestHeaders),
        ...(requestBody !== undefined && { body: hide.body(requestBody) }),
        changes: false,
      },
      response: {
        status: entry.status,
        headers: hide.headers(entry.responseHeaders),
        body: hide.body(responseBody),
      },
      milliseconds: entry.milliseconds,
    });
  }
  return { exchanges, elsewhere, mute };
}

/** Whether a body is more than anybody judges: a target may send that, and so may whoever writes a record. */
function isTooMuch({ requestBody, requestHeaders, responseBody, responseHeaders }: RecordedEntry): boolean {
  const sides = [
    [requestBody, requestHeaders],
    [responseBody, responseHeaders],
  ] as const;
  return sides.some(([body, headers]) => {
    if (body === undefined || !('text' in body)) return false;
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    return new Allowance().share().verdict(Buffer.from(body.text), isJson(type)) !== undefined;
  });
}

/** Replaces the key of an entry wherever it stands in it, and every header that is secret by its name. */
function hiderFor({ credential }: Contract, { requestHeaders }: RecordedEntry) {
  const name = credential.header.toLowerCase();
  const given = requestHeaders.find(([header]) => header.toLowerCase() === name)?.[1] ?? '';
  const prefix = credential.prefix;
  const key = given.toLowerCase().startsWith(prefix.toLowerCase())
    ? given.slice(prefix.length).trim()
    : given.trim();
  const forms = key.length < 8 ? [] : [key, encodeURIComponent(key), Buffer.from(key).toString('base64')];
  const text = (value: string): string => forms.reduce((one, form) => one.replaceAll(form, KEYS.full), value);
  const headers = (list: readonly Header[]): Header[] =>
    list.map(([header, value]): Header => {
      const hidden = text(value);
      const secret = SECRET.has(header.toLowerCase()) || header.toLowerCase() === name;
      return [header, secret && !hidden.includes(KEYS.full) ? REDACTED : hidden];
    });
  const body = (one: Body): Body => ('text' in one ? { text: text(one.text) } : one);
  return { text, headers, body };
}
