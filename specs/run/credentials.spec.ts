import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { Credentials } from '../../src/run/credentials.ts';
import { ALTERED, KEYS } from '../../src/script/credential.ts';

const KEY = 'NotASecretKeyForSpecs01';
const OTHER = 'NotASecretKeyForSpecs02Other';
const credentials = new Credentials({ full: KEY, other: OTHER });

/** The key that a token stands for. */
function resolved(token: string, by = credentials): string {
  const result = by.resolve(token);
  return 'text' in result ? result.text : `missing: ${result.missing}`;
}

describe('tokens become keys', () => {
  test('wherever they stand, encoded where that is asked for', () => {
    expect(resolved('Api-Key {{key}}, {{other}} and {{unrelated}}')).toBe(
      `Api-Key ${KEY}, ${OTHER} and {{unrelated}}`,
    );
    const odd = new Credentials({ full: 'Not/A+SecretKey=1' });
    expect(odd.resolve('?k={{key}}', encodeURIComponent)).toEqual({ text: '?k=Not%2FA%2BSecretKey%3D1' });
  });

  test('a key that was not given is asked for by its name', () => {
    const alone = new Credentials({ full: KEY });
    expect(resolved(KEYS.other, alone)).toBe('missing: set TRYSQUARE_KEY_OTHER');
    expect(resolved(KEYS.restricted, alone)).toBe('missing: set TRYSQUARE_KEY_RESTRICTED');
    const elsewhere = new Credentials({ full: KEY, places: { other: 'env:THEIR_KEY' } });
    expect(resolved(KEYS.other, elsewhere)).toBe('missing: set THEIR_KEY');
  });
});

test('a key that cannot be used is named by where it came from', () => {
  expect(() => new Credentials({ full: 'short', places: { full: 'env:STAGING_KEY' } })).toThrow(
    /^STAGING_KEY has 5 characters/,
  );
});

describe('an altered key', () => {
  test.each(Object.entries(ALTERED))('%s is none that was issued', (_, token) => {
    const key = resolved(token);
    expect(key).not.toMatch(/missing|\{\{/);
    expect([KEY, OTHER]).not.toContain(key);
  });

  test('is of the kind that its name says', () => {
    expect(resolved(ALTERED.appended)).toBe(`${KEY}xx`);
    expect(resolved(ALTERED.truncated)).toBe(KEY.slice(0, -1));
    expect(resolved(ALTERED.replaced)).toBe(`${KEY.slice(0, -1)}k`);
    expect(resolved(ALTERED.caseFlipped)).toBe(`n${KEY.slice(1)}`);
    expect(Buffer.from(resolved(ALTERED.basicUser), 'base64').toString()).toBe(`${KEY}:`);
    expect(resolved(ALTERED.spaced).replace(' ', '')).toBe(KEY);
    expect(resolved(ALTERED.unknown)).toMatch(
      /^[A-Z][a-z]{2}[A-Z]{2}[a-z]{5}[A-Z][a-z]{2}[A-Z][a-z]{2}[A-Z][a-z]{4}\d{2}$/,
    );
  });

  test('replaces even an x at the end', () => {
    expect(resolved(ALTERED.replaced, new Credentials({ full: 'notasecretx' }))).toBe('notasecretk');
  });

  // The last character of a token that is signed by RS256 stands for two bits, that of one by ES256 for four.
  test.each([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'])(
    'decodes to other bytes than a token that ends in %s',
    (last) => {
      for (const rest of ['a', 'ab', 'abc']) {
        const replaced = resolved(ALTERED.replaced, new Credentials({ full: `notasecret00${rest}${last}` }));
        const [altered, issued] = [replaced, `notasecret00${rest}${last}`].map((one) =>
          Buffer.from(one, 'base64url').toString('hex'),
        );
        expect(altered).not.toBe(issued);
      }
    },
  );

  test('without a letter has no other case', () => {
    expect(resolved(ALTERED.caseFlipped, new Credentials({ full: '0123456789' }))).toBe(
      'missing: the key has no letter whose case could be flipped',
    );
  });

  test('that happens to be issued is not used as one', () => {
    const unlucky = new Credentials({ full: KEY, other: `${KEY}xx` });
    expect(resolved(ALTERED.appended, unlucky)).toMatch(/missing: .*would be a key that was issued/);
    expect(resolved(KEYS.other, unlucky)).toBe(`${KEY}xx`);
  });
});

describe('keys become tokens', () => {
  const odd = new Credentials({ full: 'Not A Secret/Key+01'.replaceAll(' ', '~') });
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  test('in any place, and more than once', () => {
    expect(credentials.redact(`{"a":"${KEY}","b":"x${KEY}x","c":"${OTHER}"}`)).toBe(
      '{"a":"{{key}}","b":"x{{key}}x","c":"{{other}}"}',
    );
  });

  test('percent-encoded', () => {
    expect(odd.redact(`/?key=${encodeURIComponent('Not~A~Secret/Key+01')}`)).toBe('/?key={{key}}');
  });

  test.each(['', 'u', 'us', 'user', 'Api-Key ', 'äö'])(
    'in the base64 of a longer text, behind %j',
    (before) => {
      for (const after of ['', ':', 'ab', 'more']) {
        const shown = credentials.redact(`Basic ${base64(before + KEY + after)} end`);
        expect(shown).toMatch(/^Basic \S*\{\{key:base64\}\}\S* end$/);
        expect(Buffer.from(shown, 'base64').toString('latin1')).not.toContain(KEY.slice(3, -3));
      }
    },
  );

  test('in base64 without padding, for all keys', () => {
    expect(credentials.redact(base64(`a${OTHER}`).replace(/=+$/, ''))).toContain('{{other:base64}}');
  });

  test('inside a longer one the valid key shows', () => {
    expect(credentials.redact(`got ${resolved(ALTERED.appended)}`)).toBe('got {{key}}xx');
  });

  test('made from the valid one as what they are', () => {
    for (const token of [ALTERED.unknown, ALTERED.truncated, ALTERED.caseFlipped, ALTERED.spaced])
      expect(credentials.redact(`got ${resolved(token)}.`)).toBe(`got ${token}.`);
  });

  test('and other text stays', () => {
    const text = 'NotASecretKey, a chatbot: Tm90QVNlY3JldA==';
    expect(credentials.redact(text)).toBe(text);
  });
});

describe('a key is refused', () => {
  test('that is too short to be told from other text', () => {
    expect(() => new Credentials({ full: 'short01' })).toThrow(UsageError);
    expect(() => new Credentials({ full: KEY, other: 'short01' })).toThrow(
      /TRYSQUARE_KEY_OTHER has 7 characters/,
    );
  });

  test.each(['NotASecret Key01', 'NotASecretKeyä', 'NotASecret\nKey01'])(
    'that no header can carry: %j',
    (full) => {
      expect(() => new Credentials({ full })).toThrow(
        /TRYSQUARE_KEY contains characters that no header can carry/,
      );
    },
  );

  test('without being shown', () => {
    expect(() => new Credentials({ full: 'NotASecret Key01' })).not.toThrow(/NotASecret/);
  });
});
