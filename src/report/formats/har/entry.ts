import type { Body, Exchange, Header, HttpRequest } from '../../../model.ts';
import type { Report } from '../../model.ts';
import { urlOf } from '../common/url.ts';

/** The page that all entries belong to: the run. */
export const PAGE = 'run';

/** HAR's own mark for what is not known. */
const UNKNOWN = -1;

/** An exchange that was sent, as an entry. Where no answer came, its status is 0, as browsers have it. */
export function entryOf({ subject, run }: Report, exchange: Exchange): object {
  const { id, request, milliseconds } = exchange;
  return {
    pageref: PAGE,
    startedDateTime: run.startedAt,
    time: milliseconds,
    request: requestOf(request, subject.target),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: id,
  };
}

function requestOf({ method, path, headers, body }: HttpRequest, target: string): object {
  const url = urlOf(target, path);
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(named),
    queryString: [...new URLSearchParams(url.split('?').slice(1).join('?'))].map(named),
    ...(body !== undefined && { postData: postDataOf(body, typeIn(headers)) }),
    headersSize: UNKNOWN,
    bodySize: body === undefined ? 0 : sizeOf(body),
  };
}

function responseOf({ response, failure }: Exchange): object {
  const { status = 0, headers = [] } = response ?? failure ?? {};
  const size = response === undefined ? UNKNOWN : sizeOf(response.body);
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headers.map(named),
    content: {
      size: Math.max(0, size),
      mimeType: typeIn(headers),
      ...(response !== undefined && contentOf(response.body)),
    },
    redirectURL: headerIn(headers, 'location'),
    headersSize: UNKNOWN,
    bodySize: size,
    ...(failure !== undefined && { comment: `no whole answer: ${failure.kind}, ${failure.message}` }),
  };
}

function named([name, value]: readonly [string, string] | Header): object {
  return { name, value };
}

function contentOf(body: Body): object {
  return 'text' in body ? { text: body.text } : { text: body.base64, encoding: 'base64' };
}

/** Requests have no encoding in HAR: the comment says what the text is. */
function postDataOf(body: Body, mimeType: string): object {
  return 'text' in body ? { mimeType, text: body.text } : { mimeType, text: body.base64, comment: 'base64' };
}

function sizeOf(body: Body): number {
  return 'text' in body ? Buffer.byteLength(body.text) : Buffer.from(body.base64, 'base64').length;
}

function typeIn(headers: readonly Header[]): string {
  return headerIn(headers, 'content-type');
}

function headerIn(headers: readonly Header[], wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}
