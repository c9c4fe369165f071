/** How the parts of a message are rewritten. */
export interface Rewrite {
  /** The value of a parameter, a header or a field, by its name. */
  readonly value: (name: string, text: string) => string;
  /** The named members of a text that is JSON, or has some in it. */
  readonly members: (text: string) => string;
  /** Any text, for what is known already. */
  readonly rest: (text: string) => string;
}

type Value = Rewrite['value'];

/** The values of named parameters in a path, by its template. */
export function inPath(path: string, template: string, names: ReadonlySet<string>, value: Value): string {
  const [own = '', ...query] = path.split('?');
  const [segments, parts] = [own.split('/'), template.split('/')];
  if (segments.length !== parts.length) return path;
  const rewritten = segments.map((segment, index) => {
    const name = /^\{([^{}]*)\}$/.exec(parts[index] ?? '')?.[1]?.toLowerCase();
    if (name === undefined || !names.has(name)) return segment;
    return encodeURIComponent(value(name, decoded(segment)));
  });
  return [rewritten.join('/'), ...query].join('?');
}

/** The segments of a path. */
export function segmentsIn(path: string): string[] {
  const [own = ''] = path.split('?');
  return own.split('/').map(decoded);
}

/** Those of a query, in an address anywhere in a text: JSON and HTML spell its marks in their own ways. */
export function inQuery(text: string, names: ReadonlySet<string>, value: Value): string {
  if (names.size === 0) return text;
  const pattern = new RegExp(`((?:[?&]|&amp;|\\\\u0026)(${alternatives(names)})=)([^&#"'\\s\\\\<>]+)`, 'gi');
  return text.replace(pattern, (_, before: string, name: string, written: string) => {
    return before + inUrl(value(decoded(name).toLowerCase(), spaced(written)), written);
  });
}

/** Those of a form. */
export function inForm(text: string, names: ReadonlySet<string>, value: Value): string {
  const pattern = new RegExp(`((?:^|&)(${alternatives(names)})=)([^&]*)`, 'gi');
  return text.replace(pattern, (_, before: string, name: string, written: string) => {
    return before + inUrl(value(decoded(name).toLowerCase(), spaced(written)), written);
  });
}

/** Those of a form in parts. */
export function inParts(text: string, names: ReadonlySet<string>, value: Value): string {
  const quoted = [...names].map(literally).join('|');
  const pattern = new RegExp(
    `(\\bname="(${quoted})"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n)([\\s\\S]*?)(?=\\r\\n--)`,
    'gi',
  );
  return text.replace(pattern, (_, before: string, name: string, written: string) => {
    return before + value(name.toLowerCase(), written);
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
