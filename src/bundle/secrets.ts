import type { Body, CredentialFormat, Exchange, Header } from '../model.ts';
import { TOKEN } from '../script/credential.ts';
import { cookieValueIn, isSettingCookie, isTokens } from './evidence.ts';

/** Headers in which credentials travel, besides the contract's own. */
const CARRYING: ReadonlySet<string> = new Set([
  ...['authorization', 'proxy-authorization', 'x-authorization'],
  ...['x-api-key', 'api-key', 'x-auth-token', 'x-access-token'],
]);

const SCHEMES = ['Bearer', 'Token', 'Basic'];

/** The name of a header that holds more of a credential than its token; undefined where none does. */
export function secretHeaderIn(
  { request, response, failure }: Exchange,
  credential: CredentialFormat,
): string | undefined {
  const answered = response?.headers ?? failure?.headers ?? [];
  return [...request.headers, ...answered].find((header) => !isHarmless(header, credential))?.[0];
}

function isHarmless(header: Header, { header: own, prefix }: CredentialFormat): boolean {
  const [name, value] = header;
  if (isSettingCookie(header)) return isTokens(cookieValueIn(value));
  if (name.toLowerCase() === 'cookie') return value.split(';').every((one) => isTokens(cookieValueIn(one)));
  if (!CARRYING.has(name.toLowerCase()) && name.toLowerCase() !== own.toLowerCase()) return true;
  // Cases send a token under a scheme, alone, and with a strange mark behind it.
  const rest = value
    .replace(TOKEN, '')
    .replace(/[-_!./=]$/, '')
    .trim()
    .toLowerCase();
  return ['', prefix.trim(), ...SCHEMES].some((scheme) => scheme.toLowerCase() === rest);
}

/** Keys whose makers gave them a form of their own. */
const KNOWN: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/, 'a private key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'a key of AWS'],
  [/\bgh[oprsu]_[A-Za-z0-9]{30,}/, 'a token of GitHub'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a token of Slack'],
  [/\bsk-[A-Za-z0-9_-]{20,}/, 'a secret key'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./, 'a JSON Web Token'],
];

/** What in a text, or anywhere in an exchange, looks like a key; undefined where nothing does. */
export function keyIn(source: string | Exchange, credential: CredentialFormat): string | undefined {
  const texts = typeof source === 'string' ? [source] : textsOf(source);
  const presented = presentedBy(credential);
  for (const text of texts) {
    const known = KNOWN.find(([pattern]) => pattern.test(text));
    if (known !== undefined) return known[1];
    if (presented.test(text)) return 'a key behind its scheme';
  }
  return undefined;
}

/** Whether bytes hold a private key in PEM. */
export function privateKeyIn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('PRIVATE KEY-----'); at >= 0; at = bytes.indexOf('PRIVATE KEY-----', at + 1))
    if (bytes.subarray(Math.max(0, at - 40), at).includes('-----BEGIN ')) return true;
  return false;
}

/** A scheme, and behind it what no word and no token is: long, and with a digit in it. */
function presentedBy({ prefix }: CredentialFormat): RegExp {
  const schemes = [prefix.trim(), ...SCHEMES].filter((scheme) => scheme !== '');
  const names = schemes.map((scheme) => scheme.replace(/[^A-Za-z0-9]/g, '\\$&')).join('|');
  return new RegExp(`\\b(?:${names})\\s+(?=[A-Za-z._~+/=-]*\\d)[A-Za-z0-9._~+/=-]{16,}`, 'i');
}

function textsOf({ request, response, failure }: Exchange): string[] {
  const headers = [...request.headers, ...(response?.headers ?? []), ...(failure?.headers ?? [])];
  return [
    request.path,
    failure?.message ?? '',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...[request.body, response?.body].flatMap((body) => (body === undefined ? [] : [textOf(body)])),
  ];
}

function textOf(body: Body): string {
  return 'text' in body ? body.text : Buffer.from(body.base64, 'base64').toString('latin1');
}
