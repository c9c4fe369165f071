import { joinPointer } from '../../documents/pointer.ts';

/**
 * The first member that stands twice in one object of a JSON text, as a JSON pointer; undefined where none does.
 * The text has to be valid JSON: `JSON.parse` keeps the last of two and says nothing.
 */
export function duplicateMember(json: string): string | undefined {
  interface Level {
    readonly names: Set<string> | undefined;
    at: string | number;
  }
  const levels: Level[] = [];
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs;
  let expectsName = false;
  for (let match = tokens.exec(json); match !== null; match = tokens.exec(json)) {
    const [token] = match;
    const level = levels.at(-1);
    if (token === '{') {
      levels.push({ names: new Set(), at: '' });
      expectsName = true;
    } else if (token === '[') {
      levels.push({ names: undefined, at: 0 });
      expectsName = false;
    } else if (token === '}' || token === ']') {
      levels.pop();
      expectsName = false;
    } else if (token === ',') {
      if (level?.names === undefined && level !== undefined) level.at = Number(level.at) + 1;
      expectsName = level?.names !== undefined;
    } else if (expectsName && level?.names !== undefined) {
      const name = JSON.parse(token) as string;
      level.at = name;
      if (level.names.has(name)) return joinPointer('', ...levels.map(({ at }) => at));
      level.names.add(name);
      expectsName = false;
    }
  }
  return undefined;
}
