import type { Contract } from '../contract/contract.ts';
import { isJson } from '../contract/media-type.ts';
import { routeOf } from '../contract/route.ts';
import type { Body, Exchange, Header } from '../model.ts';
import { Allowance } from '../run/limits.ts';
import { Secrets } from '../run/secrets.ts';
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
/** Names by which headers and queries present a key of another kind than the contract's. */
const OF_KEYS = /^(?:x-)?(?:api|auth|access)[-_]?(?:key|token)$|^client[-_]secret$/i;
const REDACTED = '{{redacted}}';

/** Asks for a part, or for news only: the answer is none that an API documents. */
const CONDITIONAL = /^(if-|range$)/i;

/** The entries of a record as exchanges with the operations below a base path; secrets are taken out. */
export function exchangesOf(contract: Contract, entries: readonly RecordedEntry[], base: string): Traffic {
  const route = routeOf(contract.operations);
  const exchanges: Exchange[] = [];
  const hide = hiderFor(contract, entries);
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

/** Takes out the keys of a record wherever they stand in it, and every header that is secret by its name. */
function hiderFor({ credential }: Contract, entries: readonly RecordedEntry[]) {
  const name = credential.header.toLowerCase();
  const isSecret = (header: string): boolean =>
    SECRET.has(header.toLowerCase()) || OF_KEYS.test(header) || header.toLowerCase() === name;
  const presents = (header: string): boolean =>
    header.toLowerCase() === name || /authorization$/i.test(header) || OF_KEYS.test(header);
  const keys = entries
    .flatMap(({ requestHeaders, url }) => [
      ...requestHeaders
        .filter(([header]) => presents(header))
        .flatMap(([, value]) => keysIn(value, credential.prefix)),
      ...[...url.searchParams].filter(([one]) => OF_KEYS.test(one)).map(([, value]) => value),
    ])
    .filter(({ length }) => length >= SHORTEST);
  const secrets = new Secrets([...new Set(keys)].map((key) => [KEYS.full, key]));
  const text = (value: string): string => secrets.redact(value);
  const headers = (list: readonly Header[]): Header[] =>
    list.map(([header, value]): Header => {
      const hidden = text(value);
      return [text(header), isSecret(header) && !hidden.includes(KEYS.full) ? REDACTED : hidden];
    });
  const body = (one: Body): Body => {
    if ('text' in one) return { text: text(one.text) };
    const bytes = Buffer.from(one.base64, 'base64').toString('latin1');
    return { base64: Buffer.from(text(bytes), 'latin1').toString('base64') };
  };
  return { text, headers, body };
}

/** Shorter texts cannot be told from others. */
const SHORTEST = 8;

/** What a header that presents a key may have as the key: behind the contract's prefix, behind any scheme, whole. */
function keysIn(value: string, prefix: string): string[] {
  if (value.toLowerCase().startsWith(prefix.toLowerCase())) return [value.slice(prefix.length).trim()];
  const key = value.replace(/^[\w-]+\s+/, '').trim();
  if (!/^basic\s/i.test(value)) return [key];
  // A user and a password.
  return [key, ...Buffer.from(key, 'base64').toString().split(':').slice(1)];
}
