/** Shorter texts stand by chance in others. */
export const SHORTEST = 8;
const HEAD = 6;

/**
 * Texts that are replaced wherever they stand in others: plain, percent-encoded, as JSON and HTML write them, and
 * within base64.
 */
export class Wording {
  /** By how they begin, the longest first. */
  readonly #known = new Map<string, (readonly [form: string, instead: string])[]>();

  add(text: string, instead: string): void {
    if (text.length < SHORTEST || text === instead) return;
    const others = formsOf(instead);
    for (const [index, form] of formsOf(text).entries()) {
      const head = form.slice(0, HEAD);
      if (head.length < HEAD) continue;
      const alike = this.#known.get(head) ?? [];
      if (alike.some(([known]) => known === form)) continue;
      alike.push([form, others[index] ?? instead]);
      this.#known.set(
        head,
        alike.sort(([one], [other]) => other.length - one.length),
      );
    }
  }

  /** What is to stand in the place of the whole text; undefined where it is not known. */
  whole(text: string): string | undefined {
    return this.#known.get(text.slice(0, HEAD))?.find(([form]) => form === text)?.[1];
  }

  /** The text with all that is known replaced. */
  replace(text: string): string {
    if (this.#known.size === 0) return text;
    let replaced = '';
    let done = 0;
    for (let at = 0; at + HEAD <= text.length; at += 1) {
      const found = this.#known.get(text.slice(at, at + HEAD))?.find(([form]) => text.startsWith(form, at));
      if (found === undefined) continue;
      replaced += text.slice(done, at) + found[1];
      done = at + found[0].length;
      at = done - 1;
    }
    return done === 0 ? text : replaced + text.slice(done);
  }
}

const HTML: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
};

/** Every way to write a text, in one order. */
function formsOf(text: string): string[] {
  const quoted = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(text.toWellFormed());
  return [
    text,
    quoted,
    quoted.replaceAll('/', '\\/'),
    [...quoted].map((character) => escaped(character)).join(''),
    [...quoted].map((character) => capitals(escaped(character))).join(''),
    // As .NET writes it, and Gson.
    [...text].map((mark) => capitals(escaped(mark, /["&'+<>`\\]|[^ -~]/))).join(''),
    [...quoted].map((mark) => escaped(mark, /[&'<=>]/)).join(''),
    text.replace(/[&<>'"]/g, (mark) => HTML[mark] ?? mark),
    text.replace(/[&<>'"]/g, (mark) =>
      /['"]/.test(mark) ? `&#${mark.charCodeAt(0)};` : (HTML[mark] ?? mark),
    ),
    percent,
    percent.replace(/%../g, (code) => code.toLowerCase()),
    percent.replaceAll('%20', '+'),
    // A query may leave more marks as they are.
    encodeURI(text.toWellFormed()),
    ...[0, 1, 2].map((shift) => base64Within(text, shift)),
    ...[0, 1, 2].map((shift) => base64Within(text, shift).replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** As writers of JSON spell it that write ASCII alone, or what else is to be escaped. */
function escaped(character: string, which = /[^ -~]/): string {
  return which.test(character)
    ? [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join('')
    : character;
}

/** The same with digits in capitals. */
function capitals(text: string): string {
  return text.replace(/\\u[\da-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
}

/** What is sure to stand in the base64 of bytes that have the text behind `shift` (modulo 3) others. */
function base64Within(text: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
  const encoded = bytes.toString('base64').replace(/=+$/, '');
  const whole = bytes.length % 3 === 0 ? encoded : encoded.slice(0, -1);
  return whole.slice(Math.ceil((shift * 8) / 6));
}
