/** A document has some thousand paths; a hostile target sends any number of texts. */
const MOST_KEPT = 20_000;
/** Characters. */
const LONGEST_KEPT = 200;

/**
 * A function of a text that works out each one once: the same few are asked for with every request.
 * @param most texts that are kept: the first that come, but for long ones.
 */
export function keeping<T>(work: (text: string) => T, most = MOST_KEPT): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return work(text);
    let result = known.get(text);
    if (result === undefined) {
      result = work(text);
      if (known.size < most) known.set(text, result);
    }
    return result;
  };
}
