/** A part of a text, and whether another text differs there. */
export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

/** A stretch of two texts: the same in both, or what one has in place of the other's. */
interface Stretch {
  readonly same: boolean;
  readonly one: string;
  readonly other: string;
}

/** Two texts in pieces, word by word, those that differ marked. */
export function compared(one: string, other: string): readonly [Piece[], Piece[]] {
  const [first, second] = [tokens(one), tokens(other)];
  // Equal ends stay equal ends, whatever else would match.
  const start = commonStart(first, second);
  const end = commonStart(first.slice(start).reverse(), second.slice(start).reverse());
  const middle = (all: readonly string[]): string[] => all.slice(start, all.length - end);
  const whole = (some: readonly string[]): Stretch => ({
    same: true,
    one: some.join(''),
    other: some.join(''),
  });
  const stretches = merged([
    whole(first.slice(0, start)),
    ...stretchesOf(middle(first), middle(second)),
    whole(first.slice(first.length - end)),
  ]);
  return [piecesOf(stretches, 'one'), piecesOf(stretches, 'other')];
}

/** Words with the quotes about them, white space, and single marks. */
function tokens(text: string): string[] {
  return text.match(/"?[\p{L}\p{M}\p{N}_]+"?|\s+|./gsu) ?? [];
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((token, index) => token !== other[index]);
  return at === -1 ? one.length : at;
}

function piecesOf(stretches: readonly Stretch[], side: 'one' | 'other'): Piece[] {
  return stretches
    .map((stretch) => ({ text: stretch[side], differs: !stretch.same }))
    .filter(({ text }) => text !== '');
}

/** Along a longest common subsequence. */
function stretchesOf(one: readonly string[], other: readonly string[]): Stretch[] {
  const lengths = commonLengths(one, other);
  const found: Stretch[] = [];
  const add = (same: boolean, left: string, right: string): void => {
    const last = found.at(-1);
    if (last?.same !== same) found.push({ same, one: left, other: right });
    else found[found.length - 1] = { same, one: last.one + left, other: last.other + right };
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]];
    if (left !== undefined && left === right) {
      add(true, left, left);
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      add(false, left ?? '', '');
      i += 1;
    } else {
      add(false, '', right);
      j += 1;
    }
  }
  return found;
}

/** For each pair of positions, how much the rests have in common. */
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  const lengths: number[][] = Array.from({ length: one.length + 1 }, () => []);
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const longer = Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
      (lengths[i] as number[])[j] = one[i] === other[j] ? at(lengths, i + 1, j + 1) + 1 : longer;
    }
  }
  return lengths;
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

/** How much two texts share between two differences for that to be worth showing. */
const WORTH = 4;

/** Without the commas and quotes that any two texts share: marks in crumbs say less than one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const between = index > 0 && index < stretches.length - 1;
    const crumb = stretch.same && between && stretch.one.replace(/[^\p{L}\p{N}]/gu, '').length < WORTH;
    const last = result.at(-1);
    if (last !== undefined && !last.same && (crumb || !stretch.same)) {
      result[result.length - 1] = {
        same: false,
        one: last.one + stretch.one,
        other: last.other + stretch.other,
      };
    } else result.push(stretch);
  }
  return result;
}
