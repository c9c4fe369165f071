import type { Mutant } from '../../mutant.ts';
import otherChangeDone from './other-change-done.ts';
import otherChanges from './other-changes.ts';
import otherCreatesBelow from './other-creates-below.ts';
import otherDeleteAnswered from './other-delete-answered.ts';
import otherDeleteDone from './other-delete-done.ts';
import otherDeletes from './other-deletes.ts';
import otherListsFiltered from './other-lists-filtered.ts';
import otherListsMade from './other-lists-made.ts';
import otherListsNested from './other-lists-nested.ts';
import otherListsOneCollection from './other-lists-one-collection.ts';
import otherPatches from './other-patches.ts';
import otherReads from './other-reads.ts';
import otherReadsNested from './other-reads-nested.ts';
import otherToldItExists from './other-told-it-exists.ts';

/** The known faults of this family, a line each. */
export const isolation: readonly Mutant[] = [
  otherChangeDone,
  otherChanges,
  otherDeleteAnswered,
  otherDeleteDone,
  otherDeletes,
  otherListsMade,
  otherListsNested,
  otherListsOneCollection,
  otherPatches,
  otherReadsNested,
  otherReads,
  otherToldItExists,
  otherListsFiltered,
  otherCreatesBelow,
];
