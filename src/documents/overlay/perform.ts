import { joinPointer } from '../pointer.ts';
import { Draft } from './draft.ts';
import { kindOf, mergeInto } from './merge.ts';
import type { Action } from './read.ts';
import type { Match, Refuse } from './select.ts';

/** Takes what the author of an overlay should know, with a pointer into the overlay. */
export type Note = (at: string, message: string) => void;

/** What a document becomes by one action; the document itself stays as it is. */
export function perform({ at, target, change }: Action, value: unknown, note: Note, refuse: Refuse): unknown {
  if (change.kind === 'none') {
    note(at, 'the action changes nothing: it has no update, no copy and no remove: true');
    return value;
  }
  const matches = target(value);
  if (matches.length === 0) {
    note(`${at}/target`, 'the target selects nothing in the document, so the action changes nothing');
    return value;
  }
  const draft = new Draft(value);
  if (change.kind === 'remove') {
    if (matches.some(({ path }) => path.length === 0)) {
      refuse(`${at}/target`, 'the whole document cannot be removed: select a part of it');
    }
    draft.remove(matches.map(({ path }) => path));
    return draft.value;
  }
  refuseMixed(matches, `${at}/target`, refuse);
  const from = `${at}/${change.kind}`;
  const added = change.kind === 'copy' ? theOnly(change.source(value), from, refuse) : change.value;
  for (const { path } of matches) {
    const places = { at: from, into: joinPointer('', ...path) };
    draft.change(path, (current) => mergeInto(current, added, places, refuse));
  }
  return draft.value;
}

function theOnly(matches: readonly Match[], at: string, refuse: Refuse): unknown {
  const [only] = matches;
  if (!only || matches.length > 1) {
    refuse(at, `copy selects ${matches.length} parts of the document: let it select exactly one`);
  }
  return only.value;
}

/** The specification lets one action change objects, or lists, or plain values. */
function refuseMixed(matches: readonly Match[], at: string, refuse: Refuse): void {
  const kinds = new Set(matches.map(({ value }) => kindOf(value)));
  if (kinds.size > 1) {
    refuse(at, `the target selects ${[...kinds].join(' and ')}: give each kind an action of its own`);
  }
}
