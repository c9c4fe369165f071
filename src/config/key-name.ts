/** A word of a name: letters, in one case or capitalized, and few digits behind them; or few digits alone. */
const WORD = /^(?:[A-Z]{1,13}|[A-Z]?[a-z]{1,13})?\d{0,4}$/;

/**
 * Whether a text reads as the name of a variable, as people give them: words in capitals. Whoever takes a reference for
 * the place of the key itself writes something else: a key mixes letters and digits.
 */
export function readsAsVariable(text: string): boolean {
  return /^[A-Z_][A-Z0-9_]*$/.test(text) && (text.includes('_') || text.length <= 13) && hasWords(text);
}

/** Whether a text reads as the path of a file: words, and something that only paths have. */
export function readsAsPath(text: string): boolean {
  return /^[\w./~ -]+$/.test(text) && /[/.]/.test(text) && hasWords(text);
}

function hasWords(text: string): boolean {
  return text.split(/[^A-Za-z0-9]+/).every((word) => WORD.test(word));
}
