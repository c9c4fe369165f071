import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { DocumentError } from '../errors.ts';
import type { Location } from '../model.ts';
import { defaultContract } from '../package-info.ts';
import { textOf } from './decode.ts';
import { jsonPlaces } from './json-places.ts';
import { linesOf } from './lines.ts';
import { segmentsOf } from './pointer.ts';
import { prebuiltOf } from './prebuilt.ts';
import type { Tree } from './tree.ts';
import { parseYaml } from './yaml-tree.ts';

/** A YAML or JSON document, with the place of each of its parts. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** SHA-256 of the text as read, in hex. */
  readonly digest: string;
  /** Where the part at a JSON pointer stands; of the nearest part around it where it has no place of its own. */
  locate(pointer: string): Location;
}

/** The largest document known has 47 MB. */
const LARGEST = 100 * 1024 * 1024;

/** @throws DocumentError where the file cannot be read, is too large, or is not YAML or JSON. */
export function readDocument(file: string): SourceDocument {
  const raw = readText(file);
  return file === defaultContract ? sourceOf(file, raw, prebuiltOf(digestOf(raw))) : parseSource(file, raw);
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST) throw tooLarge(file, size);
    return textOf(readFileSync(file));
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    throw new DocumentError(file, code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`, { cause });
  }
}

function tooLarge(file: string, size: number): DocumentError {
  const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
  return new DocumentError(
    file,
    `${megabytes(size)} MB are more than a document may have (${megabytes(LARGEST)})`,
  );
}

/** @throws DocumentError where the text is not YAML or JSON. */
export function parseSource(file: string, raw: string): SourceDocument {
  return sourceOf(file, raw);
}

function sourceOf(file: string, raw: string, before?: Tree): SourceDocument {
  if (raw.length > LARGEST) throw tooLarge(file, raw.length);
  // A return alone ends a line as well, which parsers do not know.
  const text = raw.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
  const { value, offsetOf } = before ?? treeOf(file, text);
  const place = linesOf(text);
  return {
    file,
    value,
    digest: digestOf(raw),
    locate(pointer) {
      for (const path = segmentsOf(pointer); path.length > 0; path.pop()) {
        const offset = offsetOf(path);
        if (offset !== undefined) return { file, ...place(offset) };
      }
      return { file, line: 1, column: 1 };
    },
  };
}

function digestOf(raw: string): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** @throws DocumentError where the text is not YAML or JSON. */
export function treeOf(file: string, text: string): Tree {
  return jsonIn(text) ?? parseYaml(file, text);
}

/** A JSON text, parsed; undefined where it is none, and may be YAML. */
function jsonIn(text: string): Tree | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text), offsetOf: jsonPlaces(text) };
  } catch {
    return undefined;
  }
}
