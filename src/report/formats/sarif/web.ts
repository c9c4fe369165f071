import type { Header } from '../../../model.ts';
import type { Finding, Report } from '../../model.ts';
import { urlOf } from '../common/url.ts';

/** The request and the answer of a finding's example, as SARIF has them; none where there was none. */
export function webOf({ subject }: Report, { example }: Finding): object {
  const { request, response } = example.exchange ?? {};
  if (request === undefined) return {};
  return {
    webRequest: {
      protocol: 'HTTP',
      version: '1.1',
      method: request.method,
      target: urlOf(subject.target, request.path),
      headers: headersOf(request.headers),
      ...(request.body !== undefined && { body: contentOf(request.body) }),
    },
    ...(response !== undefined && {
      webResponse: {
        protocol: 'HTTP',
        version: '1.1',
        statusCode: response.status,
        headers: headersOf(response.headers),
        body: contentOf(response.body),
      },
    }),
  };
}

/** By name: what came more than once is one value, as HTTP allows it to be joined. */
function headersOf(headers: readonly Header[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}

function contentOf(body: { readonly text: string } | { readonly base64: string }): object {
  return 'text' in body ? { text: body.text } : { binary: body.base64 };
}
