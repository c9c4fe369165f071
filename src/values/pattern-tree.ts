/** What stands at one place of a text, and how often. */
export type Part = (Group | Letter) & Times;

/** One of several: sequences of parts. */
export interface Group {
  readonly choices: readonly Sequence[];
  /** Letters of the shortest text. */
  readonly shortest: number;
}

/** One letter, in the words of the pattern: `a`, `\d`, `[^,]`. */
interface Letter {
  readonly letter: string;
  readonly shortest: 1;
}

interface Times {
  readonly least: number;
  readonly most: number;
}

export interface Sequence {
  readonly parts: readonly Part[];
  readonly shortest: number;
}

const DEEPEST = 50;

const TOKEN =
  /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|c[A-Za-z]|k<\w+>|[pP]\{[\w=]+\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;

/** The places between letters: nothing stands there. */
const BETWEEN = /^(?:[\^$]|\\[bB])$/;
/** What begins a group that says something of the text around it. */
const AROUND = /^\(\?<?[=!]$/;

/** What the texts of a regular expression are made of; undefined where it is too deep, or is none. */
export function treeOf(source: string): Group | undefined {
  const tokens = source.match(TOKEN) ?? [];
  let next = 0;

  const groupAt = (depth: number): Group | undefined => {
    const choices: Part[][] = [[]];
    for (; next < tokens.length && tokens[next] !== ')'; next += 1) {
      const token = tokens[next] ?? '';
      if (token === '|') {
        choices.push([]);
        continue;
      }
      const opens = token.startsWith('(');
      if (opens) next += 1;
      const inside = opens ? (depth < DEEPEST ? groupAt(depth + 1) : undefined) : letterOf(token);
      if (inside === undefined || (opens && tokens[next] !== ')')) return undefined;
      const times = quantity(tokens[next + 1] ?? '');
      if (times !== undefined) next += 1;
      if (!BETWEEN.test(token) && !AROUND.test(token))
        choices.at(-1)?.push({ ...inside, ...(times ?? { least: 1, most: 1 }) });
    }
    return groupOf(choices);
  };

  const group = groupAt(0);
  return next < tokens.length ? undefined : group;
}

function letterOf(letter: string): Letter {
  return { letter, shortest: 1 };
}

function groupOf(choices: readonly Part[][]): Group {
  const sequences = choices.map((parts) => ({
    parts,
    shortest: parts.reduce((sum, { least, shortest }) => sum + least * shortest, 0),
  }));
  return { choices: sequences, shortest: Math.min(...sequences.map(({ shortest }) => shortest)) };
}

function quantity(token: string): Times | undefined {
  if (/^[*+?]\??$/.test(token))
    return { least: token[0] === '+' ? 1 : 0, most: token[0] === '?' ? 1 : Infinity };
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}\??$/.exec(token) ?? [];
  if (least === undefined) return undefined;
  return { least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least) };
}
