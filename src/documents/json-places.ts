/**
 * Where the values of a JSON text stand: the offset of what a path of member names leads to, undefined where it leads
 * to nothing. Only the objects and lists on the way are looked into, each once: large documents have millions of values.
 * @param text Valid JSON.
 */
export function jsonPlaces(text: string): (path: readonly string[]) => number | undefined {
  const known = new Map<number, ReadonlyMap<string, number>>();
  const membersAt = (offset: number): ReadonlyMap<string, number> => {
    const members = known.get(offset) ?? membersIn(text, offset);
    known.set(offset, members);
    return members;
  };
  return (path) => {
    let at: number | undefined = skipSpace(text, 0);
    for (const name of path) at = at === undefined ? undefined : membersAt(at).get(name);
    return at;
  };
}

/** The offsets of the members of the object or list at an offset; of a name that stands twice, the last. */
function membersIn(text: string, offset: number): ReadonlyMap<string, number> {
  const members = new Map<string, number>();
  const open = text[offset];
  if (open !== '{' && open !== '[') return members;
  let at = skipSpace(text, offset + 1);
  while (text[at] !== '}' && text[at] !== ']') {
    let name = String(members.size);
    if (open === '{') {
      const end = endOfString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    members.set(name, at);
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return members;
}

function endOfValue(text: string, offset: number): number {
  if (text[offset] === '"') return endOfString(text, offset);
  if (text[offset] !== '{' && text[offset] !== '[') {
    const rest = /[\s,\]}]/g;
    rest.lastIndex = offset;
    return rest.exec(text)?.index ?? text.length;
  }
  let depth = 0;
  const mark = /["{}[\]]/g;
  mark.lastIndex = offset;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '"') mark.lastIndex = endOfString(text, found.index);
    else depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** Behind the closing quote of the string that begins at an offset. */
function endOfString(text: string, offset: number): number {
  for (let end = text.indexOf('"', offset + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}
