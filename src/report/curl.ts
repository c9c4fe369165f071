import type { Body, Header, HttpRequest } from '../model.ts';
import { textParts } from './inert.ts';
import { octal, pieces, quoted, word } from './shell.ts';

/** What HTTP allows as a header's name. Any other could be an option of curl's (`@file` reads a file). */
const HEADER_NAME = /^[!#$%&'*+.^`|~\w-]+$/;

/**
 * One line for a POSIX shell that repeats a request below a target (an http or https URL). Keys come from
 * `TRYSQUARE_KEY`, `TRYSQUARE_KEY_OTHER` and `TRYSQUARE_KEY_RESTRICTED`; everything else is quoted, so that nothing
 * in the request can be more than an argument.
 */
export function curlOf(request: HttpRequest, target: string): string {
  const body = request.body === undefined ? undefined : bodyOf(request.body);
  const options = [
    'curl -sS -i',
    methodOption(request),
    ...request.headers.filter(([name]) => HEADER_NAME.test(name)).map((header) => `-H ${headerWord(header)}`),
    // Without one, curl would add that of an HTML form.
    body !== undefined && !hasContentType(request) ? `-H 'Content-Type:'` : '',
    body?.option ?? '',
    // Brackets and braces would be read as a range of URLs.
    /[[\]{}]/.test(request.path) ? '-g' : '',
    urlWord(request.path, target),
  ];
  return [body?.source ?? '', options.filter((option) => option !== '').join(' ')].join('');
}

function methodOption({ method, body }: HttpRequest): string {
  if (method === 'GET' && body === undefined) return '';
  // With -X HEAD curl would wait for a body that never comes.
  if (method === 'HEAD' && body === undefined) return '-I';
  return `-X ${/^[A-Z]+$/.test(method) ? method : quoted(method)}`;
}

function headerWord([name, value]: Header): string {
  // A colon with nothing behind it tells curl to leave the header out.
  return value.trim() === '' ? quoted(`${name};`) : word(`${name}: ${value}`);
}

function hasContentType({ headers }: HttpRequest): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'content-type');
}

function urlWord(path: string, target: string): string {
  const spelt = path.replace(/[^!-~]/gu, (character) => percentEncoded(character));
  return pieces(spelt).some((piece) => 'expression' in piece)
    ? quoted(target.replace(/\/+$/, '')) + word(spelt)
    : word(target.replace(/\/+$/, '') + spelt);
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

/** How curl comes by the body: an option, and where a word cannot hold it, a command that pipes it in. */
function bodyOf(body: Body): { readonly source?: string; readonly option: string } {
  if ('base64' in body)
    return { source: `printf %s ${quoted(body.base64)} | base64 -d | `, option: '--data-binary @-' };
  if (textParts(body.text).some((part) => part.active)) {
    return { source: `${printed(body.text)} | `, option: '--data-binary @-' };
  }
  // A leading @, also that of a key, would name a file.
  return { option: `${/^(@|\{\{)/.test(body.text) ? '--data-raw' : '--data-binary'} ${word(body.text)}` };
}

/** A command that prints text with line ends, NULs and other characters that no word of a shell shows or holds. */
function printed(text: string): string {
  const values: string[] = [];
  const format = pieces(text).map((piece) => {
    if ('plain' in piece) return formatOf(piece.plain);
    values.push(` "${piece.expression}"`);
    return '%s';
  });
  // A leading hyphen would be read as an option.
  return `printf ${quoted(format.join('').replace(/^-/, octal('-')))}${values.join('')}`;
}

function formatOf(plain: string): string {
  const spelt = (part: string) => part.replaceAll('\\', '\\\\').replaceAll('%', '%%');
  return textParts(plain)
    .map((part) => (part.active ? octal(part.text) : spelt(part.text)))
    .join('');
}
