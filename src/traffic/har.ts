import { isObject, type JsonObject } from '../documents/pointer.ts';
import { UsageError } from '../errors.ts';
import type { Body, Header } from '../model.ts';

/** A request and its answer as somebody recorded them. */
export interface RecordedEntry {
  readonly method: string;
  readonly url: URL;
  readonly requestHeaders: readonly Header[];
  readonly requestBody?: Body;
  readonly status: number;
  readonly responseHeaders: readonly Header[];
  /** Undefined where the record leaves it out. */
  readonly responseBody?: Body;
  readonly milliseconds: number;
}

/**
 * Reads the entries of an HTTP archive (HAR 1.2). What has no answer or no URL is left out.
 * @throws UsageError where it is no such archive.
 */
export function readHar(value: unknown): RecordedEntry[] {
  const log = isObject(value) ? value['log'] : undefined;
  const entries = isObject(log) ? log['entries'] : undefined;
  if (!Array.isArray(entries)) throw new UsageError('no HTTP archive: it has no log.entries');
  return entries.flatMap((entry) => (isObject(entry) ? (entryOf(entry) ?? []) : []));
}

function entryOf({ request, response, time }: JsonObject): RecordedEntry | undefined {
  if (!isObject(request) || !isObject(response)) return undefined;
  const [url, status] = [wordOf(request['url']), Number(wordOf(response['status']))];
  if (!/^https?:/i.test(url) || !URL.canParse(url) || !(status >= 100 && status <= 599)) return undefined;
  const requestBody = textOf(request['postData']);
  const responseBody = contentOf(response['content']);
  return {
    method: (wordOf(request['method']) || 'GET').toUpperCase(),
    url: new URL(url),
    requestHeaders: headersOf(request['headers']),
    ...(requestBody !== undefined && { requestBody }),
    status,
    responseHeaders: headersOf(response['headers']),
    ...(responseBody !== undefined && { responseBody }),
    milliseconds: typeof time === 'number' && Number.isFinite(time) ? Math.max(0, time) : 0,
  };
}

/** A text or a number as a text. Nothing else is asked what text it would like to be. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function headersOf(headers: unknown): Header[] {
  return (Array.isArray(headers) ? headers : [])
    .filter(isObject)
    .map(({ name, value }): Header => [wordOf(name), wordOf(value)])
    .filter(([name]) => name !== '' && !name.startsWith(':'));
}

function textOf(part: unknown): Body | undefined {
  return isObject(part) && typeof part['text'] === 'string' ? { text: part['text'] } : undefined;
}

/** A body that was there and is not recorded says nothing; one of no size is empty. */
function contentOf(content: unknown): Body | undefined {
  if (!isObject(content)) return undefined;
  const { text, encoding, size } = content;
  if (typeof text !== 'string') return size === 0 ? { text: '' } : undefined;
  if (encoding !== 'base64') return { text };
  const bytes = Buffer.from(text, 'base64');
  const decoded = bytes.toString('utf8');
  return Buffer.from(decoded).equals(bytes) ? { text: decoded } : { base64: text };
}
