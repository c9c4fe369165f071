import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** @throws DocumentError where the file cannot be read or is not YAML or JSON. */
export function readDocument(file: string): SourceDocument {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new DocumentError(file, code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`, { cause });
  }
  return parseSource(file, text);
}

/** @throws DocumentError where the text is not YAML or JSON. */
export function parseSource(file: string, text: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { merge: true, lineCounter: lines });
  const place = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [error] = document.errors;
  if (error) throw new DocumentError(place(error.pos[0]), firstLine(error.message));
  let value: unknown;
  try {
    // Real documents use one anchor hundreds of times; what is shared stays shared, so that costs nothing.
    value = document.toJS({ maxAliasCount: -1 });
  } catch (cause) {
    throw new DocumentError(file, firstLine((cause as Error).message), { cause });
  }
  return {
    file,
    value,
    digest: createHash('sha256').update(text).digest('hex'),
    locate(pointer) {
      const path = segmentsOf(pointer);
      for (; path.length > 0; path.pop()) {
        const start = nodeAt(document, path)?.range?.[0];
        if (start !== undefined) return place(start);
      }
      return { file, line: 1, column: 1 };
    },
  };
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
