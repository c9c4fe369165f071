/** The known names that look most like one that is not known, as the end of a sentence; nothing where none does. */
export function similarTo(name: string, known: readonly string[]): string {
  const words = wordsOf(name);
  const scored = known
    .map((one) => ({ one, shared: wordsOf(one).filter((word) => words.includes(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const [best] = scored;
  return best === undefined ? '' : `: did you mean "${best.one}"?`;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
