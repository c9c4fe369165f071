import { gatherSurface } from '../contract/surface.ts';
import { filesBeside, locationOf, notAsked } from '../documents/files.ts';
import type { Found, Library } from '../documents/library.ts';
import { referencesFrom } from '../documents/reach.ts';
import { parseSource, readDocument, type SourceDocument } from '../documents/source.ts';
import { isUrl, MOST_FETCHED } from '../documents/url.ts';
import { DocumentError, UsageError } from '../errors.ts';

/** Gets the text behind a URL. */
export type Fetch = (url: string) => Promise<string>;

/** Amends a document before it is read. */
export type Amend = (document: SourceDocument) => Promise<SourceDocument>;

/**
 * Opens a surface from a file or a URL. What a document on a server refers to is asked of the same server alone.
 * @param allowed files and folders that one in a file may refer to outside of its own folder.
 * @throws DocumentError, UsageError where it cannot be read or is none.
 */
export async function openSurface(
  place: string,
  fetch: Fetch,
  amend: Amend,
  allowed?: readonly string[],
): Promise<Library> {
  if (!isUrl(place))
    return gatherSurface(await amend(readDocument(place)), locationOf(place), filesBeside(place, allowed));
  if (!URL.canParse(place))
    throw new UsageError(`the surface ${place} is no URL: check its host and its port`);
  const location = new URL(place).href;
  const main = await amend(parseSource(place, await fetch(location)));
  const fetched = new Map<string, Found>();
  const sources: [SourceDocument, string][] = [[main, location]];
  for (const [source, base] of sources) {
    for (const wanted of referencesFrom(source.value, base)) {
      if (wanted === location || fetched.has(wanted)) continue;
      const found = await fetchBeside(wanted, location, fetch, fetched.size);
      fetched.set(wanted, found);
      if ('source' in found) sources.push([found.source, wanted]);
    }
  }
  return gatherSurface(main, location, (wanted) => fetched.get(wanted) ?? { problem: 'it is not read' });
}

async function fetchBeside(wanted: string, main: string, fetch: Fetch, before: number): Promise<Found> {
  const url = new URL(wanted);
  if (url.origin !== new URL(main).origin) return notAsked(url);
  if (before >= MOST_FETCHED) return { problem: `${MOST_FETCHED} documents are read already` };
  try {
    return { source: parseSource(wanted, await fetch(wanted)) };
  } catch (error) {
    if (error instanceof DocumentError || error instanceof UsageError) return { problem: error.message };
    throw error;
  }
}
