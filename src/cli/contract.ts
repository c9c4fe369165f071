import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { readKeys } from '../config/keys.ts';
import { type Contract, loadContract } from '../contract/contract.ts';
import { layOver } from '../contract/surface.ts';
import type { Note } from '../documents/library.ts';
import { readDocument, type SourceDocument } from '../documents/source.ts';
import { UsageError } from '../errors.ts';
import { defaultContract } from '../package-info.ts';
import { answersAsked } from '../requirements/index.ts';
import { isUrl, openSurface } from './surface.ts';

/** Options of all commands that read a contract. */
export const contractOptions = {
  contract: {
    type: 'string',
    describe: 'The contract to judge by (default: the one of this package)',
    requiresArg: true,
  },
  surface: {
    type: 'string',
    describe:
      'The OpenAPI document (2.0 to 3.2; a file or a URL) whose operations are judged by the contract',
    requiresArg: true,
  },
  overlay: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'An OpenAPI Overlay file that amends the surface; may be given more than once',
  },
  config: { type: 'string', describe: 'A configuration file, YAML or JSON', requiresArg: true },
  seed: { type: 'number', describe: 'Makes data and choices repeat (default: random)', requiresArg: true },
} as const;

export interface ContractArguments {
  readonly contract?: string | undefined;
  readonly surface?: string | undefined;
  readonly overlay?: readonly string[] | undefined;
  readonly config?: string | undefined;
  readonly seed?: number | undefined;
  readonly target?: string | undefined;
}

/**
 * The contract of the command line, else of the configuration, else of this package; laid over a surface where one is
 * named in the same way.
 */
export async function contractOf(args: ContractArguments, config: Config): Promise<Contract> {
  const contract = loadContract(args.contract ?? config.contract ?? defaultContract, answersAsked);
  const surface = args.surface ?? config.surface;
  const overlays = args.overlay ?? config.overlays;
  if (surface === undefined) {
    if (overlays.length > 0) throw new UsageError('an overlay amends a surface: name one with --surface');
    return contract;
  }
  const notes: Note[] = [];
  const library = await openSurface(
    surface,
    (url) => fetched(url, contract, args.target ?? config.target, config),
    (document) => amended(document, overlays, notes),
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
  const same = target !== undefined && isUrl(target) && new URL(target).origin === new URL(url).origin;
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
