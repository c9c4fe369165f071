import { readingsOf, replacedIn } from './spelling.ts';

/** What could be read as a token. */
const TOKEN_LIKE = /\{\{(?:key|other|restricted)(?::[a-z0-9-]+)?\}\}/g;

/** Texts that nobody may see, each with the token that stands in its place. */
export class Secrets {
  /** What to look for, in the order to do it. */
  readonly #forms: readonly (readonly [form: string, token: string])[];
  /** Shorter texts hold none of them. */
  readonly #shortest: number;

  /** @param byToken the secrets, by their tokens. */
  constructor(byToken: Iterable<readonly [token: string, secret: string]>) {
    const forms = [...byToken].flatMap(([token, secret]) => encodings(token, secret));
    // A key inside a longer one shows the key: the issued ones are taken out before those made of them.
    const made = ([, token]: readonly [string, string]): number => Number(/:(?!base64)/.test(token));
    this.#forms = forms.sort((a, b) => made(a) - made(b) || b[0].length - a[0].length);
    this.#shortest = Math.min('{{key}}'.length, ...forms.map(([form]) => form.length));
  }

  /** The text with every secret, plain, escaped or encoded, replaced by its token. */
  redact(text: string): string {
    if (text.length < this.#shortest) return text;
    let readings = readingsOf(text);
    if (!readings.some(({ plain }) => this.#isSuspect(plain))) return text;
    let shown = text;
    const hide = (wanted: string, instead: string): void => {
      for (let depth = 0; depth < readings.length; depth += 1) {
        const reading = readings[depth];
        if (reading === undefined || !reading.plain.includes(wanted)) continue;
        shown = replacedIn(shown, reading, wanted, instead);
        readings = readingsOf(shown);
      }
    };
    // What only looks like a token was there before: data of the target.
    for (const { plain } of readings)
      for (const like of new Set(plain.match(TOKEN_LIKE))) hide(like, like.replace('{{', '{ {'));
    for (const [form, token] of this.#forms) hide(form, token);
    return shown;
  }

  /** Nearly no text is: looking is cheaper than replacing. */
  #isSuspect(text: string): boolean {
    return text.includes('{{') || this.#forms.some(([form]) => text.includes(form));
  }
}

/** How a secret may come back besides its escapes: in letters of two bytes or four, in base64, in hexadecimal digits. */
function encodings(token: string, key: string): [string, string][] {
  const inBase64 = token.includes(':') ? token : token.replace('}}', ':base64}}');
  const digits = Buffer.from(key).toString('hex');
  const forms: [string, string][] = [
    [key, token],
    // Whichever byte comes first.
    [[...key].join('\0'), token],
    [[...key].join('\0\0\0'), token],
    [digits, token],
    [digits.toUpperCase(), token],
    ...[0, 1, 2].flatMap((shift): [string, string][] => {
      const form = base64Within(key, shift);
      return [
        [form, inBase64],
        [form.replaceAll('+', '-').replaceAll('/', '_'), inBase64],
      ];
    }),
  ];
  return forms.filter(([form], index) => forms.findIndex(([other]) => other === form) === index);
}

/** What is sure to stand in the base64 of a text that has the key behind `shift` (modulo 3) other bytes. */
function base64Within(key: string, shift: number): string {
  const encoded = Buffer.from('x'.repeat(shift) + key)
    .toString('base64')
    .replace(/=+$/, '');
  const whole = (key.length + shift) % 3 === 0 ? encoded : encoded.slice(0, -1);
  return whole.slice(Math.ceil((shift * 8) / 6));
}
