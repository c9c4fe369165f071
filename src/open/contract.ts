import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { readKeys } from '../config/keys.ts';
import type { GivenSettings } from '../config/settings.ts';
import { type Contract, loadContract } from '../contract/contract.ts';
import { layOver } from '../contract/surface.ts';
import type { Note } from '../documents/library.ts';
import { readDocument, type SourceDocument } from '../documents/source.ts';
import { UsageError } from '../errors.ts';
import { defaultContract } from '../package-info.ts';
import { answersAsked } from '../requirements/index.ts';
import { openSurface } from './surface.ts';

/** Where a contract, and what is laid under it, are; `target` is the API to be judged, which may serve the document. */
export type ContractPlaces = {
  readonly [Name in 'contract' | 'surface' | 'overlay' | 'allowRef' | 'target']?:
    | GivenSettings[Name]
    | undefined;
};

/**
 * The contract of the command line, else of the configuration, else of this package; laid over a surface where one is
 * named in the same way.
 */
export async function contractOf(args: ContractPlaces, config: Config): Promise<Contract> {
  const contract = loadContract(args.contract ?? defaultContract, answersAsked);
  const { surface, overlay: overlays = [] } = args;
  if (surface === undefined) {
    if (overlays.length > 0) throw new UsageError('an overlay amends a surface: name one with --surface');
    return contract;
  }
  const notes: Note[] = [];
  const library = await openSurface(
    surface,
    (url) => fetched(url, contract, args.target, config),
    (document) => amended(document, overlays, notes),
    args.allowRef,
  );
  return layOver(contract, { ...library, notes: [...notes, ...library.notes] });
}

/** The key goes along to the target's own origin alone, and only where the document is refused without it. */
async function fetched(
  url: string,
  contract: Contract,
  target: string | undefined,
  config: Config,
): Promise<string> {
  const { fetchDocument } = await import('../run/fetch-document.ts');
  const same = target !== undefined && URL.canParse(target) && new URL(target).origin === new URL(url).origin;
  const key = same ? readKeys(config, process.env).full : undefined;
  return fetchDocument(url, { credential: contract.credential, key });
}

async function amended(
  document: SourceDocument,
  overlays: readonly string[],
  notes: Note[],
): Promise<SourceDocument> {
  let result = document;
  for (const file of overlays) {
    const { amend } = await import('../documents/amend.ts');
    const overlay = readDocument(file);
    const note = (at: string, message: string): void =>
      void notes.push({ location: overlay.locate(at), message });
    const value = await amend(result.value, overlay, note, document.file);
    const digest = createHash('sha256')
      .update(result.digest + overlay.digest)
      .digest('hex');
    result = { ...result, value, digest };
  }
  return result;
}
