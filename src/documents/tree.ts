/** A text, parsed. */
export interface Tree {
  readonly value: unknown;
  /** The offset of what a path of member names leads to, through aliases. */
  offsetOf(path: readonly string[]): number | undefined;
}
