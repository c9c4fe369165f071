import { readFileSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Contract } from '../../contract/contract.ts';
import { filesBeside, notAsked, OUTSIDE } from '../../documents/files.ts';
import { referencesFrom } from '../../documents/reach.ts';
import { parseSource } from '../../documents/source.ts';
import { isUrl, MOST_FETCHED } from '../../documents/url.ts';
import { DocumentError, UsageError } from '../../errors.ts';
import { sha256 } from '../digest.ts';
import type { SurfaceTexts, Text } from './model.ts';
import { amended, problemOf } from './surface.ts';

/** Gets the text behind a URL. */
export type Fetch = (url: string) => Promise<string>;

/** What a place came to: its text, or why there is none. */
type Reading = Text | { readonly problem: string };

/**
 * The texts of a contract, the document itself first.
 * @throws UsageError where a file is no more what it was when it was read.
 */
export function contractTexts({ library }: Contract): Text[] {
  return library.shelves.map(({ location, source }) => {
    const text = textAt(fileURLToPath(location));
    if (sha256(text) !== source.digest) throw new UsageError(`${source.file} has changed meanwhile`);
    return { label: basename(source.file), text };
  });
}

/**
 * Reads a surface from a file or a URL, with its overlays and all that it refers to.
 * @param allowed files and folders that it may refer to outside of its own.
 * @throws DocumentError, UsageError where the document itself or an overlay cannot be read.
 */
export async function surfaceTexts(
  place: string,
  overlays: readonly string[],
  fetch: Fetch,
  allowed?: readonly string[],
): Promise<SurfaceTexts> {
  const isRemote = isUrl(place);
  const { location, main, read } = isRemote ? await onServer(place, fetch) : inFolder(place, allowed);
  const surface = {
    location,
    ...main,
    overlays: overlays.map((file) => ({ label: basename(file), text: textAt(file) })),
    others: new Map<string, Text>(),
    missing: new Map<string, string>(),
  };
  const sources: [value: unknown, base: string][] = [[(await amended(surface, [])).value, location]];
  for (const [value, base] of sources) {
    for (const wanted of referencesFrom(value, base)) {
      if (wanted === location || surface.others.has(wanted) || surface.missing.has(wanted)) continue;
      const found = surface.others.size < MOST_FETCHED || !isRemote ? await read(wanted) : TOO_MANY;
      const problem = 'problem' in found ? found.problem : problemOf(found.label, found.text);
      if ('problem' in found || problem !== undefined) surface.missing.set(wanted, problem ?? '');
      else {
        surface.others.set(wanted, found);
        sources.push([parseSource(found.label, found.text).value, wanted]);
      }
    }
  }
  return surface;
}

const TOO_MANY = { problem: `${MOST_FETCHED} documents are read already` };

interface Place {
  readonly location: string;
  readonly main: Text;
  readonly read: (wanted: string) => Promise<Reading>;
}

async function onServer(place: string, fetch: Fetch): Promise<Place> {
  const { href, origin, username, password } = new URL(place);
  if (username !== '' || password !== '')
    throw new UsageError('the URL of a surface that is certified carries no user and password');
  const read = async (wanted: string): Promise<Reading> => {
    const url = new URL(wanted);
    if (url.origin !== origin) return notAsked(url);
    try {
      return { label: wanted, text: await fetch(wanted) };
    } catch (error) {
      if (error instanceof UsageError || error instanceof DocumentError) return { problem: error.message };
      throw error;
    }
  };
  return { location: href, main: { label: place, text: await fetch(href) }, read };
}

const ROOT = 'file:///';

/** A folder stands under a name that tells nothing of the machine, as deep as it is: `..` means the same there. */
function inFolder(file: string, allowed?: readonly string[]): Place {
  const folder = dirname(resolve(file));
  const real = pathToFileURL(folder + sep).href;
  const names = real.slice(ROOT.length).split('/').slice(0, -1);
  const base = ROOT + '_/'.repeat(names.length);
  const open = filesBeside(file, allowed);
  const read = async (wanted: string): Promise<Reading> => {
    if (!wanted.startsWith('file:')) return notAsked(new URL(wanted));
    if (!wanted.startsWith(ROOT)) return OUTSIDE;
    // Of a file outside, what stands for the folders that it shares with the document comes first.
    const [stands = ''] = new RegExp(`^(_/){0,${names.length}}`).exec(wanted.slice(ROOT.length)) ?? [];
    const shared = names.slice(0, stands.length / 2);
    const rest = wanted.slice(ROOT.length + stands.length);
    const found = open(ROOT + [...shared, rest].join('/'));
    const inside = shared.length === names.length;
    if ('problem' in found) return inside ? { problem: found.problem.replaceAll(folder + sep, '') } : OUTSIDE;
    const label = `${inside ? '' : 'outside/'}${decodeURIComponent(rest)}`;
    return { label, text: textAt(found.source.file) };
  };
  const name = basename(file);
  return { location: base + encodeURIComponent(name), main: { label: name, text: textAt(file) }, read };
}

/** The text of a file as documents are read: a mark at the front tells UTF-16. */
function textAt(file: string): string {
  try {
    const bytes = readFileSync(file);
    return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
  } catch (cause) {
    throw new DocumentError(file, `cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause });
  }
}
