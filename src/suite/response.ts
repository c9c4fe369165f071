import type { Body, Header, HttpResponse } from '../model.ts';

/** An answer as supertest gives it, or any other with these members. */
export interface ResponseLike {
  readonly status: number;
  /** By name, or a list of names and values. */
  readonly headers: object;
  /** The body as it came. */
  readonly text?: string;
  /** The body where there is no text: bytes, a text, or what its JSON says. */
  readonly body?: unknown;
  /** Of the request: tells the operation where none is named. */
  readonly req?: { readonly method?: string; readonly path?: string };
}

/** The answer as everything here reads it; undefined where it is none. */
export function answerIn(received: unknown): (HttpResponse & Asked) | undefined {
  const { status, headers, text, body, req } = (received ?? {}) as Partial<ResponseLike>;
  if (typeof status !== 'number' || typeof headers !== 'object' || headers === null) return undefined;
  const { method, path } = req ?? {};
  return {
    status,
    headers: headersIn(headers),
    body: bodyIn(text, body),
    ...(method !== undefined && path !== undefined && { asked: { method, path } }),
  };
}

interface Asked {
  readonly asked?: { readonly method: string; readonly path: string };
}

function headersIn(headers: object): Header[] {
  const entries = Symbol.iterator in headers ? [...(headers as Iterable<Header>)] : Object.entries(headers);
  return entries.flatMap(([name, value]) => [value].flat().map((one): Header => [name, String(one)]));
}

function bodyIn(text: string | undefined, body: unknown): Body {
  if (text !== undefined) return { text };
  if (typeof body === 'string') return { text: body };
  if (!(body instanceof Uint8Array)) return { text: body === undefined ? '' : JSON.stringify(body) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { base64: Buffer.from(body).toString('base64') };
  }
}
