import { describe, expect, test } from '@jest/globals';
import { Credentials } from '../../src/run/credentials.ts';

const KEY = 'NotASecret/Key+For~Specs01==';
const credentials = new Credentials({ full: KEY, other: 'NotASecretKeyForSpecs02Other' });

const each = (spell: (code: number, mark: string) => string, which = /./g) =>
  KEY.replace(which, (mark) => spell(mark.charCodeAt(0), mark));
const hex = (code: number) => code.toString(16);
const MARKS = /[^A-Za-z0-9]/g;

describe('a key is taken out, however an answer spells it', () => {
  test.each([
    ['as JSON may write any character', each((code) => `\\u00${hex(code)}`)],
    ['as JSON may write the first', `\\u004e${KEY.slice(1)}`],
    ['as .NET writes JSON', each((code) => `\\u00${hex(code).toUpperCase()}`, /[+"&'<>]/g)],
    ['as Gson writes JSON', each((code) => `\\u00${hex(code)}`, /[=<>&']/g)],
    ['in JSON within JSON', each((code) => `\\\\u00${hex(code)}`)],
    ['as a script may', each((code) => `\\x${hex(code)}`)],
    ['as a URL may write any character', each((code) => `%${hex(code)}`)],
    ['in a URL within a URL', each((code) => `%25${hex(code)}`, MARKS)],
    ['as Go writes HTML', each((code) => `&#${code};`, MARKS)],
    ['as templates write HTML', each((code) => `&#x${hex(code).toUpperCase()};`, MARKS)],
    ['each character in its own way', each((code) => (code % 2 ? `%${hex(code)}` : `\\u00${hex(code)}`))],
    ['in hexadecimal digits', Buffer.from(KEY).toString('hex')],
  ])('%s', (_, spelt) => {
    expect(credentials.redact(`{"detail":"no: ${spelt}!","x":"\\u4e2d"}`)).toBe(
      '{"detail":"no: {{key}}!","x":"\\u4e2d"}',
    );
  });

  test('in base64 that goes into URLs, and in base64 that is escaped', () => {
    const tilde = new Credentials({ full: 'Not~A?Secret~Key?' });
    for (const before of ['', 'u', 'us']) {
      const text = Buffer.from(`${before}Not~A?Secret~Key?`);
      expect(tilde.redact(text.toString('base64url'))).toContain('{{key:base64}}');
      expect(tilde.redact(text.toString('base64').replaceAll('/', '\\/'))).toContain('{{key:base64}}');
    }
  });

  test('more than once, with all else as it was', () => {
    const spelt = each((code) => `\\u00${hex(code)}`, MARKS);
    const text = `"\\/a\\u0041" ${spelt}${spelt} %41 &amp; ${KEY}`;
    expect(credentials.redact(text)).toBe('"\\/a\\u0041" {{key}}{{key}} %41 &amp; {{key}}');
  });

  test('and a token of the target is none, however it is spelt', () => {
    expect(JSON.parse(credentials.redact('"\\u007b{key}}"'))).toBe('{ {key}}');
  });

  test('in bounded time', () => {
    const long = '\\'.repeat(4_000_000) + '%25'.repeat(1_000_000) + '&#0'.repeat(1_000_000);
    const begun = performance.now();
    expect(credentials.redact(long)).toBe(long);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
