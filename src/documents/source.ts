import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type Document, isAlias, isCollection, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import { DocumentError } from '../errors.ts';
import type { Location } from '../model.ts';
import { segmentsOf } from './pointer.ts';

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
  return parseSource(file, readText(file));
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST) throw tooLarge(file, size);
    const bytes = readFileSync(file);
    // A mark at the front tells UTF-16, which some editors write.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
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
  if (raw.length > LARGEST) throw tooLarge(file, raw.length);
  const text = raw.replace(/^\uFEFF/, '');
  const json = jsonIn(text);
  let tree: Tree | undefined;
  // The tree of a large JSON document costs more than its value, and is wanted only for the lines of complaints.
  if (json === undefined) tree = parseTree(file, text);
  return {
    file,
    value: json === undefined ? contentOf(file, tree as Tree) : json.value,
    digest: createHash('sha256').update(raw).digest('hex'),
    locate(pointer) {
      tree ??= parseTree(file, text);
      const path = segmentsOf(pointer);
      for (; path.length > 0; path.pop()) {
        const start = nodeAt(tree.document, path)?.range?.[0];
        if (start !== undefined) return tree.place(start);
      }
      return { file, line: 1, column: 1 };
    },
  };
}

/** The value of a JSON text; undefined where it is none, and may be YAML. */
function jsonIn(text: string): { value: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

interface Tree {
  readonly document: Document.Parsed;
  place(offset: number): Location;
}

function parseTree(file: string, text: string): Tree {
  const lines = new LineCounter();
  const place = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  let document: Document.Parsed;
  try {
    // In JSON a member that stands twice is no error: the last one counts.
    document = parseDocument(text, { merge: true, lineCounter: lines, uniqueKeys: !/^\s*[{[]/.test(text) });
  } catch (cause) {
    if (cause instanceof RangeError) throw new DocumentError(file, 'nested too deeply', { cause });
    throw cause;
  }
  const [error] = document.errors;
  if (error && jsonIn(text) === undefined)
    throw new DocumentError(place(error.pos[0]), firstLine(error.message));
  return { document, place };
}

function contentOf(file: string, { document }: Tree): unknown {
  try {
    // Real documents use one anchor hundreds of times; what is shared stays shared, so that costs nothing.
    return document.toJS({ maxAliasCount: -1 });
  } catch (cause) {
    const reason = cause instanceof RangeError ? 'nested too deeply' : firstLine((cause as Error).message);
    throw new DocumentError(file, reason, { cause });
  }
}

/** The node at a path of member names, through aliases. A name may stand there as a number (`200:`). */
function nodeAt(document: Document.Parsed, path: readonly string[]): Node | undefined {
  let node: unknown = document.contents;
  for (const name of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) return undefined;
    node = node.get(name, true) ?? node.get(Number(name), true);
  }
  return isNode(node) ? node : undefined;
}

/** The parser's message without the excerpt and the position that it adds: ours name the file as well. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}
