import type { Contract } from '../../contract/contract.ts';
import type { Library } from '../../documents/library.ts';
import type { SourceDocument } from '../../documents/source.ts';
import { isUrl } from '../../documents/url.ts';
import type { Location } from '../../model.ts';

/** Whether a text can name a document in a report: a URL, or a path that means the same in every folder. */
export function isLabel(text: string): boolean {
  return isUrl(text) || !text.split('/').some((part) => /^\.{0,2}$|^[A-Za-z]:|[\\\0]/.test(part));
}

/**
 * The contract with its documents named anew, in the order of its library: reports name the places of rules, and must
 * read alike wherever its files are.
 */
export function relabelled(contract: Contract, labels: readonly string[]): Contract {
  const names = new Map(contract.library.shelves.map(({ source }, index) => [source.file, labels[index]]));
  const moved = (location: Location): Location => ({
    ...location,
    file: names.get(location.file) ?? location.file,
  });
  const renamed = (source: SourceDocument): SourceDocument => ({
    ...source,
    file: names.get(source.file) ?? source.file,
    locate: (pointer) => moved(source.locate(pointer)),
  });
  const { library } = contract;
  const named: Library = {
    ...library,
    main: renamed(library.main),
    shelves: library.shelves.map((shelf) => ({ ...shelf, source: renamed(shelf.source) })),
  };
  return {
    ...contract,
    library: named,
    source: renamed(contract.source),
    catalogue: contract.catalogue.map((row) => ({ ...row, location: moved(row.location) })),
    notes: contract.notes.map(({ location, message }) => ({ location: moved(location), message })),
    untestable: contract.untestable.map((one) => ({ ...one, location: moved(one.location) })),
  };
}
