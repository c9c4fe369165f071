import { UNREAD } from '../documents/normalise.ts';
import { dereference, isObject, type JsonObject, joinPointer, valueAt } from '../documents/pointer.ts';
import type { DocumentedHeader, DocumentedResponse, MediaType, Parameter, SchemaPointer } from '../model.ts';

const DEFAULT_TYPES = ['application/json'];

/** Reads parts of an OpenAPI document, of version 2.0 or 3, wherever references lead. What is not there is empty. */
export class Reader {
  readonly #root: unknown;
  /** Where the document stands in the root. */
  readonly #at: SchemaPointer;

  constructor(root: unknown, at: SchemaPointer = '') {
    this.#root = root;
    this.#at = at;
  }

  /** The pointer of a part of the document, by the names that lead to it. */
  at(...segments: readonly (string | number)[]): SchemaPointer {
    return joinPointer(this.#at, ...segments);
  }

  follow(pointer: SchemaPointer): SchemaPointer {
    return dereference(this.#root, pointer) ?? pointer;
  }

  value(pointer: SchemaPointer): unknown {
    return valueAt(this.#root, pointer);
  }

  object(pointer: SchemaPointer): JsonObject {
    const value = this.value(pointer);
    return isObject(value) ? value : {};
  }

  list(pointer: SchemaPointer): readonly unknown[] {
    const value = this.value(pointer);
    return Array.isArray(value) ? value : [];
  }

  /** Media types that an operation of version 2.0 sends or takes: its own, else the document's. */
  mediaTypes(operation: SchemaPointer, kind: 'consumes' | 'produces'): readonly string[] {
    for (const owner of [operation, this.#at]) {
      const types = this.list(joinPointer(owner, kind)).filter((one) => typeof one === 'string');
      if (types.length > 0) return types;
    }
    return DEFAULT_TYPES;
  }

  /** Where the parameters stand: those of the path and those of the operation, which win. */
  parametersAt(...owners: readonly SchemaPointer[]): SchemaPointer[] {
    const found = new Map<string, SchemaPointer>();
    for (const owner of owners) {
      this.list(joinPointer(owner, 'parameters')).forEach((_, index) => {
        const at = this.follow(joinPointer(owner, 'parameters', index));
        const { name, in: place } = this.object(at);
        if (typeof name === 'string') found.set(`${place} ${name}`, at);
      });
    }
    return [...found.values()];
  }

  parameter(at: SchemaPointer): Parameter {
    const parameter = this.object(at);
    const { style, explode, collectionFormat } = parameter;
    const [media] = this.content(at, []);
    const schema = isObject(parameter['schema'])
      ? joinPointer(at, 'schema')
      : parameter['type'] !== undefined
        ? this.#ownSchema(at, parameter)
        : media?.schema;
    const example = this.#example(parameter).example ?? media?.example;
    return {
      name: String(parameter['name']),
      in: parameter['in'] as Parameter['in'],
      required: parameter['required'] === true,
      ...(schema !== undefined && { schema }),
      ...(media !== undefined && { mediaType: media.mediaType }),
      ...(typeof style === 'string' && { style }),
      ...(typeof explode === 'boolean' && { explode }),
      ...(typeof collectionFormat === 'string' && styleOf(collectionFormat)),
      ...(example !== undefined && { example }),
    };
  }

  /** In version 2.0 a parameter is its own schema: it gets one below it, so that it has its line. */
  #ownSchema(at: SchemaPointer, parameter: JsonObject): SchemaPointer {
    parameter[OWN] ??= schemaOf(parameter);
    return joinPointer(at, OWN);
  }

  /** By status; `types` are what a response of version 2.0 comes in. */
  responses(pointer: SchemaPointer, types: readonly string[]): Map<string, DocumentedResponse> {
    const statuses = Object.keys(this.object(pointer)).filter((name) => !name.startsWith('x-'));
    return new Map(
      statuses.map((status) => [
        status.replace(/^([1-5])(xx)$/i, '$1XX'),
        this.response(joinPointer(pointer, status), types),
      ]),
    );
  }

  response(pointer: SchemaPointer, types: readonly string[] = DEFAULT_TYPES): DocumentedResponse {
    const at = this.follow(pointer);
    const { description, [UNREAD]: unread } = this.object(at);
    return {
      ...(typeof unread === 'string' && { unread }),
      description: String(description ?? ''),
      headers: this.#headers(joinPointer(at, 'headers')),
      content: this.content(at, types),
    };
  }

  /** A header named Content-Type is none: OpenAPI documents it by `content`. */
  #headers(pointer: SchemaPointer): DocumentedHeader[] {
    const names = Object.keys(this.object(pointer)).filter((name) => name.toLowerCase() !== 'content-type');
    return names.map((name) => {
      const at = this.follow(joinPointer(pointer, name));
      const header = this.object(at);
      const { [UNREAD]: unread } = header;
      return {
        name,
        ...(typeof unread === 'string' && { unread }),
        required: header['required'] === true,
        ...(isObject(header['schema']) && { schema: joinPointer(at, 'schema') }),
      };
    });
  }

  /** The media types of a body; `types` are those of one whose `schema` stands bare, as in version 2.0. */
  content(owner: SchemaPointer, types: readonly string[] = []): MediaType[] {
    const body = this.object(owner);
    const at = joinPointer(owner, 'content');
    if (isObject(body['content'])) {
      return Object.entries(body['content']).map(([mediaType, media]) => ({
        mediaType,
        ...(isObject(media) &&
          isSchema(media['schema']) &&
          this.schemaAt(joinPointer(at, mediaType, 'schema'))),
        ...(isObject(media) && this.#example(media)),
      }));
    }
    if (!isSchema(body['schema'])) return [];
    const examples = isObject(body['examples']) ? body['examples'] : {};
    return types.map((mediaType) => ({
      mediaType,
      ...this.schemaAt(joinPointer(owner, 'schema')),
      ...(examples[mediaType] !== undefined && { example: examples[mediaType] }),
    }));
  }

  schemaAt(pointer: SchemaPointer): { schema: SchemaPointer; schemaName: SchemaPointer } {
    return { schema: pointer, schemaName: this.follow(pointer) };
  }

  /** `example`, or the first of `examples`. */
  #example(owner: JsonObject): { example?: unknown } {
    const own = owner['example'] ?? owner['x-example'];
    if (own !== undefined) return { example: own };
    const [first] = isObject(owner['examples']) ? Object.values(owner['examples']) : [];
    return isObject(first) && first['value'] !== undefined ? { example: first['value'] } : {};
  }
}

/** Where the schema of a parameter of version 2.0 goes. */
const OWN = 'x-schema';

/** The schema that a parameter of version 2.0 is: `required` says something else there. */
export function schemaOf({ name: _, in: _in, required: _required, ...schema }: JsonObject): JsonObject {
  return schema;
}

function isSchema(value: unknown): boolean {
  return isObject(value) || typeof value === 'boolean';
}

/** How version 2.0 says what version 3 calls style. */
function styleOf(collectionFormat: string): Pick<Parameter, 'style' | 'explode'> {
  const styles: Readonly<Record<string, string>> = { ssv: 'spaceDelimited', pipes: 'pipeDelimited' };
  const style = styles[collectionFormat];
  if (style !== undefined) return { style, explode: false };
  return { explode: collectionFormat === 'multi' };
}

/** A response by its pointer, with its content. */
export function readResponse(root: unknown, pointer: SchemaPointer): DocumentedResponse {
  return new Reader(root).response(pointer);
}
