import { basename } from 'node:path';
import { DocumentError } from '../errors.ts';
import { type Note, perform } from './overlay/perform.ts';
import { readOverlay } from './overlay/read.ts';
import type { Refuse } from './overlay/select.ts';
import type { SourceDocument } from './source.ts';

/**
 * Applies the actions of an OpenAPI Overlay (1.0 or 1.1) in order, each to what the one before it left. Files of 1.0
 * follow the rules of 1.1, which spell out what 1.0 leaves open. Asynchronous, as it loads JSONPath only when called.
 *
 * Nothing in `value` changes; what no action touches is shared with it. A part that stands at several places (a YAML
 * alias) changes only where an action selects it. A part that a target selects twice changes once.
 *
 * @param note Told of what has no effect: `at` is a pointer into the overlay, so `overlay.locate(at)` is its line.
 * @param file The file amended, whose name `extends` should have; without it every `extends` is noted.
 * @throws DocumentError with the overlay's line, where it is not valid, or an action does not fit the document.
 */
export async function amend(
  value: unknown,
  overlay: SourceDocument,
  note: Note,
  file?: string,
): Promise<unknown> {
  const refuse: Refuse = (at, reason) => {
    throw new DocumentError(overlay.locate(at), reason);
  };
  const { extended, actions } = await readOverlay(overlay.value, refuse);
  if (extended !== undefined && !isNameOf(extended, file)) {
    note('/extends', `extends names ${extended}; the overlay is applied to ${file ?? 'the document given'}`);
  }
  try {
    return actions.reduce((amended, action) => perform(action, amended, note, refuse), value);
  } catch (cause) {
    // What merges may be nested without an end: an alias can stand within its own anchor.
    if (cause instanceof RangeError)
      refuse('/actions', 'nested too deeply to merge: take out what holds itself');
    throw cause;
  }
}

/** Whether a URI reference ends in a file's name: one document has many addresses, but seldom another name. */
function isNameOf(reference: string, file: string | undefined): boolean {
  return file !== undefined && reference.split(/[?#]/)[0]?.split('/').at(-1) === basename(file);
}
