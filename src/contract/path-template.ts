/**
 * A path as its document means it, ready to be asked for: what no URL may have is percent-encoded, and parameters are
 * written as OpenAPI has it. Other ways to write one are taken as such where a parameter of that name is declared:
 * `{+path}`, `{id*}`, `{id:[0-9]+}`, `:id`.
 */
export function templateOf(path: string, declared: ReadonlySet<string>): string {
  return path
    .split(/(\{[^{}]*\})/)
    .map((part) => (part.startsWith('{') ? parameterIn(part, declared) : literalIn(part, declared)))
    .join('');
}

function parameterIn(part: string, declared: ReadonlySet<string>): string {
  const name = part.slice(1, -1);
  const bare = name.replace(/:.*$/, '').replace(/^[+.;*]|[*+]$/g, '');
  return !declared.has(name) && declared.has(bare) ? `{${bare}}` : part;
}

function literalIn(text: string, declared: ReadonlySet<string>): string {
  return text
    .replace(/(?<=\/):([\w-]+)(?=\/|$)/g, (written, name: string) =>
      declared.has(name) ? `{${name}}` : written,
    )
    .replace(/[^\w\-.~/!$&'()*+,;=:@%{}]+/gu, encoded);
}

/** Half of a character that takes two stands for nothing, and has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
