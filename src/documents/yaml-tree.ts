import {
  type Document,
  isAlias,
  isCollection,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  visit,
  YAMLParseError,
} from 'yaml';
import { DocumentError } from '../errors.ts';
import type { Tree } from './tree.ts';
import { excessIn, MOST_MERGED } from './yaml-merges.ts';

const TOO_MUCH = `its merge keys (<<) bring in more than ${MOST_MERGED.toLocaleString('en')} members`;

/** @throws DocumentError with the place, where the text is no YAML. */
export function parseYaml(file: string, text: string): Tree {
  const lineCounter = new LineCounter();
  // In JSON a member that stands twice is no error: the last one counts.
  const uniqueKeys = !/^\s*[{[]/.test(text);
  const refuse = (cause: unknown, offset = 0): never => {
    const { line, col: column } = lineCounter.linePos(offset);
    throw new DocumentError({ file, line, column }, reasonOf(cause), { cause });
  };
  let document: Document.Parsed | undefined;
  try {
    document = parseDocument(text, { merge: true, lineCounter, uniqueKeys, logLevel: 'error' });
    const parsed = document;
    const [error] = parsed.errors;
    if (error !== undefined) return refuse(error, error.pos[0]);
    const excess = excessIn(parsed);
    if (excess !== undefined) return refuse(new Error(TOO_MUCH), excess);
    // Real documents use one anchor hundreds of times; what is shared stays shared, so that costs nothing.
    return { value: parsed.toJS({ maxAliasCount: -1 }), offsetOf: (path) => offsetIn(parsed, path) };
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    return refuse(cause, document && offsetOfLostAlias(document));
  }
}

/** The offset of the first alias whose anchor does not stand before it. */
function offsetOfLostAlias(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}

/** The parser's message without the excerpt and the position that it adds: ours name the file as well. */
function reasonOf(cause: unknown): string {
  const { message } = cause as Error;
  if (/call stack/.test(message)) return 'nested too deeply';
  if (cause instanceof YAMLParseError && cause.code === 'MULTIPLE_DOCS')
    return 'a second document begins here: a file is to have one';
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

function offsetIn(document: Document.Parsed, path: readonly string[]): number | undefined {
  let node: unknown = document.contents;
  for (const name of path) {
    if (isAlias(node)) node = node.resolve(document);
    node = isCollection(node) ? membersOf(node).get(name) : undefined;
  }
  return isNode(node) ? node.range?.[0] : undefined;
}

const known = new WeakMap<object, ReadonlyMap<string, unknown>>();

/** The members of a node by name, as text even where a number stands there (`200:`). */
function membersOf(node: { readonly items: readonly unknown[] }): ReadonlyMap<string, unknown> {
  let members = known.get(node);
  if (members === undefined) {
    members = new Map(
      node.items.map((item, index) =>
        isPair(item) ? [String(item.key), item.value] : [String(index), item],
      ),
    );
    known.set(node, members);
  }
  return members;
}
