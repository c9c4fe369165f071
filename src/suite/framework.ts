/** What contract suites need of a test framework: all that differs between one and another. */
export interface Framework {
  describe(name: string, body: () => void): void;
  readonly test: {
    (name: string, body: () => void): void;
    skip(name: string, body: () => void): void;
  };
  /** Which tests were asked for by name (`-t`), by their full names; undefined where all were, or nobody knows. */
  asked(): RegExp | undefined;
}
