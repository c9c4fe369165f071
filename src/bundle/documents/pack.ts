import { LIMITS } from '../layout.ts';
import { refuse } from '../refusal.ts';
import { valid } from '../schema.ts';
import { parseStrict } from '../strict-json.ts';
import { isLabel } from './labels.ts';
import type { DocumentEntry, DocumentsFile, DocumentTexts, Text } from './model.ts';

/** The documents as files of a bundle, with their index. */
export function packed({ contract, surface }: DocumentTexts): {
  readonly index: DocumentsFile;
  readonly files: ReadonlyMap<string, string>;
} {
  const files = new Map<string, string>();
  const put = (folder: string, { label, text }: Text): DocumentEntry => {
    const plain = (label.split(/[/?#]/).filter(Boolean).at(-1) ?? '').replace(/[^A-Za-z0-9._-]/g, '-');
    const file = `documents/${folder}/${files.size + 1}-${plain.slice(-60)}`;
    files.set(file, text);
    return { label, file };
  };
  const index: DocumentsFile = {
    documentsVersion: 1,
    contract: contract.map((one) => put('contract', one)),
    ...(surface !== undefined && {
      surface: {
        location: surface.location,
        ...put('surface', surface),
        others: [...surface.others].map(([location, one]) => ({ location, ...put('surface', one) })),
        missing: [...surface.missing].map(([location, problem]) => ({ location, problem })),
        overlays: surface.overlays.map((one) => put('overlays', one)),
      },
    }),
  };
  return { index, files };
}

const ENTRY = { label: { type: 'string', minLength: 1 }, file: { type: 'string' } };
const PLACED = { ...ENTRY, location: { type: 'string' } };
const object = (properties: object, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: 'array', items, maxItems: LIMITS.files });

const SCHEMA = object(
  {
    documentsVersion: { const: 1 },
    contract: { ...list(object(ENTRY)), minItems: 1 },
    surface: object({
      ...PLACED,
      others: list(object(PLACED)),
      missing: list(object({ location: { type: 'string' }, problem: { type: 'string' } })),
      overlays: list(object(ENTRY)),
    }),
  },
  ['surface'],
);

/**
 * Reads the documents of a bundle.
 * @throws Refusal where its index is not valid, or does not name just the documents that are there.
 */
export function unpacked(index: Uint8Array, files: ReadonlyMap<string, Uint8Array>): DocumentTexts {
  const { contract, surface } = valid<DocumentsFile>(SCHEMA, parseStrict(index));
  const left = new Set([...files.keys()].filter((name) => name.startsWith('documents/')));
  const take = ({ label, file }: DocumentEntry): Text => {
    const bytes = files.get(file);
    if (!isLabel(label)) refuse(`names a document "${label}", which means another in another folder`);
    if (bytes === undefined || !left.delete(file))
      return refuse(`names ${file}, which is not there, or twice`);
    return { label, text: Buffer.from(bytes).toString('utf8') };
  };
  const texts: DocumentTexts = {
    contract: contract.map(take),
    ...(surface !== undefined && {
      surface: {
        location: surface.location,
        ...take(surface),
        others: byLocation(surface.others, take),
        missing: byLocation(surface.missing, ({ problem }) => problem),
        overlays: surface.overlays.map(take),
      },
    }),
  };
  if (left.size > 0) refuse(`does not name ${[...left][0]}`);
  return texts;
}

function byLocation<E extends { readonly location: string }, T>(
  entries: readonly E[],
  read: (entry: E) => T,
): Map<string, T> {
  const known = new Map(entries.map((entry) => [entry.location, read(entry)]));
  return known.size === entries.length ? known : refuse('names one location twice');
}
