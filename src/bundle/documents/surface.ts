import type { Contract } from '../../contract/contract.ts';
import { gatherSurface, layOver } from '../../contract/surface.ts';
import { amend } from '../../documents/amend.ts';
import type { Note } from '../../documents/library.ts';
import { parseSource, type SourceDocument } from '../../documents/source.ts';
import { DocumentError } from '../../errors.ts';
import { sha256 } from '../digest.ts';
import { count, refuse } from '../refusal.ts';
import type { SurfaceTexts } from './model.ts';

/**
 * Lays a contract over a surface that is there as texts alone: the same texts give the same contract, whoever reads
 * them.
 * @throws DocumentError where it is no surface. Refusal where its texts are not just those that it refers to.
 */
export async function laidOver(contract: Contract, surface: SurfaceTexts): Promise<Contract> {
  const notes: Note[] = [];
  const main = await amended(surface, notes);
  const asked = new Set<string>();
  const library = gatherSurface(main, surface.location, (wanted) => {
    asked.add(wanted);
    const found = surface.others.get(wanted);
    if (found !== undefined) return { source: parseSource(found.label, found.text) };
    return { problem: surface.missing.get(wanted) ?? refuse(`lacks ${wanted}, which the surface refers to`) };
  });
  const known = [...surface.others.keys(), ...surface.missing.keys()];
  const unused = known.filter((location) => !asked.has(location));
  if (unused.length > 0)
    refuse(`has ${count(unused.length, 'document')} that the surface does not refer to (${unused[0]})`);
  return layOver(contract, { ...library, notes: [...notes, ...library.notes] });
}

/** The main document with its overlays applied; its digest is one of all of them. */
export async function amended(surface: SurfaceTexts, notes: Note[]): Promise<SourceDocument> {
  let result = parseSource(surface.label, surface.text);
  for (const { label, text } of surface.overlays) {
    const overlay = parseSource(label, text);
    const note = (at: string, message: string): void =>
      void notes.push({ location: overlay.locate(at), message });
    const value = await amend(result.value, overlay, note, surface.label);
    result = { ...result, value, digest: sha256(result.digest + overlay.digest) };
  }
  return result;
}

/** Why a text is no document, as a sentence; undefined where it is one. */
export function problemOf(label: string, text: string): string | undefined {
  try {
    parseSource(label, text);
    return undefined;
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
}
