import type { HttpRequest } from '../model.ts';
import type { Credentials } from './credentials.ts';

/** A token as it stands in a query. */
const ENCODED_TOKEN = /%7B%7B(?:key|other|restricted)(?:%3A[a-z-]+)?%7D%7D/g;

/** A request with its tokens replaced by keys, or why that cannot be done. */
export function resolveTokens(
  request: HttpRequest,
  credentials: Credentials,
): HttpRequest | { missing: string } {
  let missing: string | undefined;
  const fill = (text: string, encode?: (key: string) => string): string => {
    const resolved = credentials.resolve(text, encode);
    if ('text' in resolved) return resolved.text;
    missing ??= resolved.missing;
    return '';
  };
  const filled = {
    ...request,
    path: fill(request.path.replace(ENCODED_TOKEN, decodeURIComponent), encodeURIComponent),
    headers: request.headers.map(([name, value]) => [name, fill(value)] as const),
    ...(request.body && { body: 'text' in request.body ? { text: fill(request.body.text) } : request.body }),
  };
  return missing === undefined ? filled : { missing };
}
