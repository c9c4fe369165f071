/** What is to be done otherwise than the keywords of one schema say. */
export interface Mark {
  /** Null is valid, whatever its keywords say. */
  readonly acceptsNull?: true;
  /** Of its `oneOf`, several may fit. */
  readonly severalFit?: true;
  /** Keywords that are not judged. */
  readonly without?: ReadonlySet<string>;
}

/** Marks by the schemas that ajv compiles: so that these keep their places, which references and errors name. */
export type Marks = WeakMap<object, Mark>;

/** Adds to what is marked on a schema already. */
export function mark(marks: Marks, schema: object, { without, ...more }: Mark): void {
  const before = marks.get(schema);
  marks.set(schema, {
    ...before,
    ...more,
    without: new Set([...(before?.without ?? []), ...(without ?? [])]),
  });
}
