const TOKEN =
  /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|./gs;

/** What decides how long a search for a pattern can take. */
export interface Cost {
  /** How many parts may be of several lengths: each can be tried with each length of the others. */
  readonly variable: number;
  /** A part that may be of several lengths, or is one of several, is repeated itself: then nothing bounds the search. */
  readonly nested: boolean;
}

/** A rough reading: patterns that are quick may be taken for slow ones, but none that is slow for a quick one. */
export function costOf(source: string): Cost {
  const open = [{ varies: false }];
  let closed: { varies: boolean } | undefined;
  let variable = 0;
  let nested = false;
  for (const token of source.match(TOKEN) ?? []) {
    const here = open.at(-1) ?? { varies: false };
    const times = timesOf(token);
    if (times !== undefined && times.least !== times.most) {
      variable += 1;
      here.varies = true;
    }
    if (times !== undefined && times.most > 1 && closed?.varies === true) nested = true;
    closed = undefined;
    if (token === '|') here.varies = true;
    if (token.startsWith('(')) open.push({ varies: false });
    if (token !== ')' || open.length === 1) continue;
    closed = open.pop();
    if (closed?.varies === true) (open.at(-1) ?? closed).varies = true;
  }
  return { variable, nested };
}

/** How often a quantifier lets something stand; undefined where the token is none. */
function timesOf(token: string): { least: number; most: number } | undefined {
  switch (token[0]) {
    case '*':
      return { least: 0, most: Infinity };
    case '+':
      return { least: 1, most: Infinity };
    case '?':
      return { least: 0, most: 1 };
    case '{': {
      const [, least, comma, most] = /^\{(\d+)(,?)(\d*)/.exec(token) ?? [];
      if (least === undefined) return undefined;
      return { least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least) };
    }
    default:
      return undefined;
  }
}
