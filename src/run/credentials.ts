import { createHash } from 'node:crypto';
import { UsageError } from '../errors.ts';
import { plural } from '../plural.ts';
import { TOKEN } from '../script/credential.ts';
import { Secrets } from './secrets.ts';

/** The keys of a run. They never leave this folder: everything else knows them by their tokens. */
export interface Keys {
  readonly full: string;
  readonly other?: string | undefined;
  readonly restricted?: string | undefined;
  /** Where each was found or is looked for, for messages: `env:NAME` or `file:PATH`. */
  readonly places?: Readonly<Partial<Record<'full' | 'other' | 'restricted', string>>>;
}

/** Shorter keys cannot be told from ordinary text when they are looked for in answers. */
const SHORTEST_KEY = 8;

/** Where each key is looked for, unless somebody says otherwise. */
export const USUAL_KEY_PLACES = {
  full: 'env:TRYSQUARE_KEY',
  other: 'env:TRYSQUARE_KEY_OTHER',
  restricted: 'env:TRYSQUARE_KEY_RESTRICTED',
} as const;

/** The variable or the file of a key, as a person looks for it. */
export function keySource({ places }: Pick<Keys, 'places'>, name: keyof typeof USUAL_KEY_PLACES): string {
  return (places?.[name] ?? USUAL_KEY_PLACES[name]).replace(/^(env|file):/, '');
}

/** Puts keys into requests, and takes them out of what comes back. */
export class Credentials {
  readonly #values = new Map<string, string>();
  readonly #secrets: Secrets;
  readonly #places: Pick<Keys, 'places'>;

  /** @throws UsageError where a key cannot be used. */
  constructor(keys: Keys) {
    const { full, other, restricted } = keys;
    this.#places = keys;
    for (const name of ['full', 'other', 'restricted'] as const) {
      const key = keys[name];
      if (key === undefined) continue;
      checkKey(keySource(keys, name), key);
      this.#values.set(`{{${name === 'full' ? 'key' : name}}}`, key);
    }
    const given = [full, other, restricted].filter((key) => key !== undefined);
    if (new Set(given).size < given.length) {
      throw new UsageError('two of the keys are the same: each says something only where it is another');
    }
    for (const [name, key] of Object.entries(alterations(full))) {
      if (![full, other, restricted].includes(key)) this.#values.set(`{{key:${name}}}`, key);
    }
    this.#secrets = new Secrets(this.#values);
  }

  /** The text with its tokens replaced by keys, or why that cannot be done. */
  resolve(
    text: string,
    encode: (key: string) => string = (key) => key,
  ): { text: string } | { missing: string } {
    let missing: string | undefined;
    const resolved = text.replace(TOKEN, (token, name: string) => {
      const value = this.#values.get(token);
      if (value === undefined) missing ??= whyMissing(token, name, this.#places);
      return encode(value ?? '');
    });
    return missing === undefined ? { text: resolved } : { missing };
  }

  /** The text with every key, plain, escaped or encoded, replaced by its token. */
  redact(text: string): string {
    return this.#secrets.redact(text);
  }
}

function checkKey(name: string, key: string): void {
  if (key.length < SHORTEST_KEY) {
    throw new UsageError(
      `${name} has ${plural(key.length, 'character')}: a key of fewer than ${SHORTEST_KEY} cannot be told from other text in answers`,
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new UsageError(`${name} contains characters that no header can carry`);
}

function whyMissing(token: string, name: string, places: Pick<Keys, 'places'>): string {
  if (token === '{{key:case-flipped}}') return 'the key has no letter whose case could be flipped';
  return token.includes(':')
    ? `${token} would be a key that was issued`
    : `set ${keySource(places, name === 'key' ? 'full' : (name as 'other' | 'restricted'))}`;
}

/** Keys that are not the valid one, of its kind. Only what differs from it is kept. */
function alterations(key: string): Record<string, string> {
  const middle = Math.floor(key.length / 2);
  const flipped = key.replace(/[a-zA-Z]/, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  return {
    unknown: neverIssued(key),
    // Two, for of one alone behind whole groups of base64 (a signed token) decoders take no note.
    appended: `${key}xx`,
    truncated: key.slice(0, -1),
    replaced: key.slice(0, -1) + unlike(key.at(-1) ?? ''),
    ...(flipped !== key && { 'case-flipped': flipped }),
    spaced: `${key.slice(0, middle)} ${key.slice(middle)}`,
    'basic-user': Buffer.from(`${key}:`).toString('base64'),
  };
}

/**
 * Another character for the last one of a key. Where a key is base64 (a signed token), the lowest bits of that may
 * stand for nothing, and decoders pass over them (RFC 4648, section 3.5): the two highest differ.
 */
function unlike(last: string): string {
  return /[w-z0-9+/_-]/.test(last) ? 'k' : 'x';
}

/** A key of the same length and the same kinds of characters, made of the key's digest. */
function neverIssued(key: string): string {
  const digest = createHash('sha512').update(`never issued ${key}`).digest();
  return [...key]
    .map((character, index) => {
      const byte = digest[index % digest.length] ?? 0;
      if (/[0-9]/.test(character)) return String(byte % 10);
      if (/[a-z]/.test(character)) return String.fromCharCode(97 + (byte % 26));
      if (/[A-Z]/.test(character)) return String.fromCharCode(65 + (byte % 26));
      return character;
    })
    .join('');
}
