import { UsageError } from '../errors.ts';

/** @throws UsageError where the text is no URL that can be judged. */
export function validTarget(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`"${text}" is no URL of an API: ${hintFor(text)}`);
  }
  if (url.username !== '' || url.password !== '')
    throw new UsageError('a target URL carries no user and password');
  if (/[?#]/.test(text))
    throw new UsageError('a target URL has no query and no fragment: it is what paths are put behind');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** What somebody meant who gave something else. */
function hintFor(text: string): string {
  if (/\.(json|ya?ml)$/i.test(text))
    return 'a document is given by --surface, and the target is what answers';
  const bare = /^[\w.-]+(:\d+)?(\/[^?#]*)?$/.test(text) && /^localhost\b|[.:]/.test(text);
  return bare ? `did you mean "http://${text}"?` : 'give one such as http://127.0.0.1:8000';
}
