import { pointerOf, valueAt } from '../../documents/pointer.ts';

/** What references lead to in a document, each looked up once; undefined where they lead nowhere in it. */
export type Targets = (reference: string) => unknown;

export function targetsIn(root: unknown): Targets {
  const known = new Map<string, unknown>();
  return (reference) => {
    if (!known.has(reference)) {
      const pointer = pointerOf(reference);
      known.set(reference, pointer === undefined ? undefined : valueAt(root, pointer));
    }
    return known.get(reference);
  };
}
