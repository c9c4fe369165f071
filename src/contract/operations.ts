import { dereference, isObject, type JsonObject, joinPointer, valueAt } from '../documents/pointer.ts';
import type { SourceDocument } from '../documents/source.ts';
import type { DocumentedHeader, DocumentedResponse, MediaType, Operation, Parameter } from '../model.ts';
import { classify, collectionOf } from './kind.ts';

const METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
]);

/** What is read of an operation before it is compared with the others. */
export type BareOperation = Omit<Operation, 'kind' | 'collection'>;

/** The operations of a document, in its order, each with what it does to which collection. */
export function readOperations(
  source: SourceDocument,
  scheme: string,
  isPage: (response: MediaType) => boolean,
): Operation[] {
  const bare = bareOperations(source, scheme);
  return bare.map((operation) => {
    const kind = classify(operation, bare, isPage);
    return { ...operation, kind, collection: collectionOf(operation, kind, bare) };
  });
}

function bareOperations(source: SourceDocument, scheme: string): BareOperation[] {
  const reader = new Reader(source.value);
  const paths = reader.object('/paths');
  return Object.keys(paths).flatMap((path) => {
    const at = reader.follow(joinPointer('/paths', path));
    const item = reader.object(at);
    if (!path.startsWith('/')) return [];
    return Object.keys(item)
      .filter((name) => METHODS.has(name) && isObject(item[name]))
      .map((method) => {
        const pointer = joinPointer(at, method);
        const operation = reader.object(pointer);
        const body = reader.follow(joinPointer(pointer, 'requestBody'));
        return {
          key: `${method.toUpperCase()} ${path}`,
          id: typeof operation['operationId'] === 'string' ? operation['operationId'] : `${method} ${path}`,
          method: method.toUpperCase(),
          path,
          parameters: reader.parameters(at, pointer),
          requestBody: reader.content(body),
          requestBodyRequired: reader.object(body)['required'] === true,
          responses: reader.responses(joinPointer(pointer, 'responses')),
          security: securityOf(operation['security'] ?? reader.object('')['security'], scheme),
          pointer,
          location: source.locate(pointer),
        };
      });
  });
}

/**
 * Security requirements are alternatives; an empty one means that no credential is needed. Where our scheme is none of
 * them, the operation may well answer without our key: then it is as good as optional.
 */
function securityOf(security: unknown, scheme: string): Operation['security'] {
  const alternatives = (Array.isArray(security) ? security : []).filter(isObject);
  if (alternatives.every((one) => Object.keys(one).length === 0)) return 'none';
  const ours = alternatives.some((one) => Object.hasOwn(one, scheme));
  const open = alternatives.some((one) => Object.keys(one).length === 0);
  return ours && !open ? 'required' : 'optional';
}

class Reader {
  readonly #root: unknown;

  constructor(root: unknown) {
    this.#root = root;
  }

  follow(pointer: string): string {
    return dereference(this.#root, pointer) ?? pointer;
  }

  object(pointer: string): JsonObject {
    const value = valueAt(this.#root, pointer);
    return isObject(value) ? value : {};
  }

  /** Those of the path and those of the operation; the operation's win. */
  parameters(...owners: string[]): Parameter[] {
    const found = new Map<string, Parameter>();
    for (const owner of owners) {
      const list = valueAt(this.#root, joinPointer(owner, 'parameters'));
      if (!Array.isArray(list)) continue;
      list.forEach((_, index) => {
        const at = this.follow(joinPointer(owner, 'parameters', index));
        const parameter = this.object(at);
        if (typeof parameter['name'] !== 'string') return;
        found.set(`${parameter['in']} ${parameter['name']}`, {
          name: parameter['name'],
          in: parameter['in'] as Parameter['in'],
          required: parameter['required'] === true,
          ...(isObject(parameter['schema']) && { schema: joinPointer(at, 'schema') }),
          ...this.#example(parameter),
        });
      });
    }
    return [...found.values()];
  }

  responses(pointer: string): Map<string, DocumentedResponse> {
    return new Map(
      Object.keys(this.object(pointer)).map((status) => [
        status,
        this.response(joinPointer(pointer, status)),
      ]),
    );
  }

  response(pointer: string): DocumentedResponse {
    const at = this.follow(pointer);
    return {
      description: String(this.object(at)['description'] ?? ''),
      headers: this.#headers(joinPointer(at, 'headers')),
      content: this.content(at),
    };
  }

  /** A header named Content-Type is none: OpenAPI documents it by `content`. */
  #headers(pointer: string): DocumentedHeader[] {
    const names = Object.keys(this.object(pointer)).filter((name) => name.toLowerCase() !== 'content-type');
    return names.map((name) => {
      const at = this.follow(joinPointer(pointer, name));
      const header = this.object(at);
      return {
        name,
        required: header['required'] === true,
        ...(isObject(header['schema']) && { schema: joinPointer(at, 'schema') }),
      };
    });
  }

  content(owner: string): MediaType[] {
    const at = joinPointer(owner, 'content');
    return Object.entries(this.object(at)).map(([mediaType, media]) => ({
      mediaType,
      ...(isObject(media) &&
        media['schema'] !== undefined &&
        this.#schema(joinPointer(at, mediaType, 'schema'))),
      ...(isObject(media) && this.#example(media)),
    }));
  }

  #schema(pointer: string): { schema: string; schemaName: string } {
    return { schema: pointer, schemaName: this.follow(pointer) };
  }

  /** `example`, or the first of `examples`. */
  #example(owner: JsonObject): { example?: unknown } {
    if (owner['example'] !== undefined) return { example: owner['example'] };
    const [first] = isObject(owner['examples']) ? Object.values(owner['examples']) : [];
    return isObject(first) && first['value'] !== undefined ? { example: first['value'] } : {};
  }
}

/** A response by its pointer, with its content. */
export function readResponse(root: unknown, pointer: string): DocumentedResponse {
  return new Reader(root).response(pointer);
}
