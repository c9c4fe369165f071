/** How the parts of a message are rewritten. */
export interface Rewrite {
  /** The value of a parameter, a header or a field, by its name. */
  readonly value: (name: string, text: string) => string;
  /** The named members of a text that is JSON, or has some in it. */
  readonly members: (text: string, keep: Kept['keep']) => string;
}

type Value = Rewrite['value'];

/** Marks of private use, which stand in no text of others. */
const KEPT = /\uE000(\d+)\uE001/g;

/** Keeps what was rewritten from being rewritten again: where each value stands for the other, twice is not at all. */
export class Kept {
  readonly #texts: string[] = [];

  /** What stands for a text until it is put back. */
  readonly keep = (text: string): string => {
    this.#texts.push(text);
    return `\uE000${this.#texts.length - 1}\uE001`;
  };

  restored(text: string): string {
    return text.replace(KEPT, (mark, index: string) => this.#texts[Number(index)] ?? mark);
  }
}

type Keep = Kept['keep'];

/** The values of named parameters in a path, by its template. */
export function inPath(
  path: string,
  template: string,
  names: ReadonlySet<string>,
  value: Value,
  keep: Keep,
): string {
  const [own = '', ...query] = path.split('?');
  const [segments, parts] = [own.split('/'), template.split('/')];
  if (segments.length !== parts.length) return path;
  const rewritten = segments.map((segment, index) => {
    const name = /^\{([^{}]*)\}$/.exec(parts[index] ?? '')?.[1]?.toLowerCase();
    if (name === undefined || !names.has(name)) return segment;
    return keep(encodeURIComponent(value(name, decoded(segment))));
  });
  return [rewritten.join('/'), ...query].join('?');
}

/** The segments of a path. */
export function segmentsIn(path: string): string[] {
  const [own = ''] = path.split('?');
  return own.split('/').map(decoded);
}

/** Those of a query, in an address anywhere in a text: JSON and HTML spell its marks in their own ways. */
export function inQuery(text: string, names: ReadonlySet<string>, value: Value, keep: Keep): string {
  if (names.size === 0) return text;
  const pattern = new RegExp(`((?:[?&]|&amp;|\\\\u0026)(${alternatives(names)})=)([^&#"'\\s\\\\<>]+)`, 'gi');
  return text.replace(pattern, (_, before: string, name: string, written: string) => {
    return before + keep(inUrl(value(decoded(name).toLowerCase(), spaced(written)), written));
  });
}

/** Those of a form. */
export function inForm(text: string, names: ReadonlySet<string>, value: Value, keep: Keep): string {
  const pattern = new RegExp(`((?:^|&)(${alternatives(names)})=)([^&]*)`, 'gi');
  return text.replace(pattern, (_, before: string, name: string, written: string) => {
    return before + keep(inUrl(value(decoded(name).toLowerCase(), spaced(written)), written));
  });
}

/** Those of a form in parts. */
export function inParts(text: string, names: ReadonlySet<string>, value: Value, keep: Keep): string {
  const quoted = [...names].map(literally).join('|');
  const pattern = new RegExp(
    `(\\bname="(${quoted})"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n)([\\s\\S]*?)(?=\\r\\n--)`,
    'gi',
  );
  return text.replace(pattern, (_, before: string, name: string, written: string) => {
    return before + keep(value(name.toLowerCase(), written));
  });
}

function alternatives(names: ReadonlySet<string>): string {
  return [...names].map((name) => `${literally(name)}|${literally(encodeURIComponent(name))}`).join('|');
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function spaced(text: string): string {
  return decoded(text.replaceAll('+', ' '));
}

/** A value in the place of one: as it was written, where it is the same. */
function inUrl(value: string, written: string): string {
  return value === spaced(written) ? written : encodeURIComponent(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
