import { openParts } from './schemas/closed.ts';
import { copyWithout } from './schemas/copy.ts';
import { hiddenMembers } from './schemas/hidden.ts';
import type { Marks } from './schemas/marks.ts';
import { type Flaws, mend } from './schemas/mend.ts';
import { relax } from './schemas/relax.ts';
import { cutEndless } from './schemas/weight.ts';

/** Who sends the value: a request has no read-only members, a response no write-only ones. */
export type Direction = 'request' | 'response';

/** A document as ajv is to see it, each part where it stood. */
export interface Seen {
  readonly root: unknown;
  /** What ajv is to do otherwise than the keywords say. */
  readonly marks: Marks;
  /** Why schemas are not judged as they stand. */
  readonly flaws: Flaws;
}

/**
 * The document as one direction sees it: generated documents list read-only members as required, though a request
 * leaves them out; and a response need not have the write-only ones. What cannot be judged in it, is not: of a schema,
 * a keyword; of what this would make stricter, as much as has to be.
 */
export function seenBy(direction: Direction, root: unknown): Seen {
  const copy = copyWithout(root, hiddenMembers(root, direction === 'request' ? 'readOnly' : 'writeOnly'));
  const marks: Marks = new WeakMap();
  const flaws: Flaws = new WeakMap();
  mend(copy, marks, flaws);
  cutEndless(copy, marks, flaws);
  openParts(copy, marks);
  relax(copy, marks);
  return { root: copy.root, marks, flaws };
}
