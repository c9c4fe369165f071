import type { Contract } from '../../contract/contract.ts';
import { documentedFor, headerOf, mediaFor } from '../../contract/documented.ts';
import { namingMembers } from '../../contract/identity.ts';
import { essence } from '../../contract/media-type.ts';
import type { Body, Exchange, Header, HttpRequest, HttpResponse, TransportFailure } from '../../model.ts';
import { fitted, type Judge } from './fit.ts';
import { type Leaf, leavesIn, rewritten } from './leaves.ts';
import { inForm, inParts, inPath, inQuery, Kept, type Rewrite, segmentsIn } from './places.ts';
import { textOf, Vault } from './vault.ts';

/** What is to be taken out of a run besides its keys. */
export interface Redaction {
  /** Names of members of JSON, of query parameters, headers and fields of forms; in any case. */
  readonly names: readonly string[];
  /** Values of the configuration that have such a name, and what stands for them in the plan; literals of JSON. */
  readonly given: readonly Given[];
}

/** A value of the configuration, and the one that stands for it. */
export interface Given {
  readonly name: string;
  readonly real: string;
  readonly shown: string;
}

/** Nothing but keys is taken out. */
export const noRedaction: Redaction = { names: [], given: [] };

/** Headers of HTTP itself: they are no members of anything, and what they say decides how an answer is read. */
const OF_HTTP =
  /^(accept.*|allow|authorization|cache-control|connection|content-.*|cookie|date|etag|expires|host|keep-alive|last-modified|link|location|proxy-.*|retry-after|server|set-cookie|trailer|transfer-encoding|vary|via|www-authenticate)$/;

/**
 * Stands between a run and its target as the keys do: what the target says under a name is replaced before anybody sees
 * it, by a value of the same type and shape that the same schemas accept, one for one. So cases judge what is recorded,
 * compare equal with equal, and can send a value back: it becomes what it stands for again. Judging beforehand what is
 * then hidden would leave a record that nobody could judge anew; leaving such members unjudged would hide faults.
 */
export class Redactor {
  readonly #names: ReadonlySet<string>;
  readonly #contract: Contract;
  /** Names of the members by which paths name things. */
  readonly #naming: ReadonlySet<string>;
  readonly #vault: Vault;

  /** @param secret what nobody has who reads the record: without it, values could be tried one by one. */
  constructor({ names, given }: Redaction, contract: Contract, secret: string) {
    this.#names = new Set(names.map((name) => name.toLowerCase()));
    this.#contract = contract;
    const naming = contract.operations.flatMap(({ collection }) => [...namingMembers(contract, collection)]);
    this.#naming = new Set(naming.map((name) => name.toLowerCase()));
    const documents = JSON.stringify(contract.source.value);
    this.#vault = new Vault(secret, (text) => documents.includes(text));
    for (const { name, real, shown } of given) {
      this.#vault.pair(name.toLowerCase(), real, shown);
      this.#vault.spread(real, shown);
    }
  }

  /** A request of a script as it goes over the wire. */
  sent(request: HttpRequest): HttpRequest {
    const vault = this.#vault;
    for (const segment of segmentsIn(request.path))
      if (vault.exchange(segment) === segment) vault.id(segment);
    const literalOf = ({ name, literal }: Pick<Leaf, 'name' | 'literal'>): string => {
      const known = vault.partner(name, literal);
      if (known === undefined) vault.own(name, literal);
      return known ?? literal;
    };
    return this.#request(request, {
      value: (name, text) => this.#partner(name, text) ?? textOf(literalOf({ name, literal: quoted(text) })),
      members: (text, keep) => rewritten(text, this.#leaves(text), literalOf, keep),
    });
  }

  /** An answer as it may be shown. */
  answer(request: HttpRequest, response: HttpResponse): HttpResponse {
    const { schemas } = this.#contract;
    const judge = this.#judgeOf(request, response);
    const body = this.#body(response.body, this.#showing.value, (text, keep) => {
      for (const { literal } of leavesIn(text, (name) => this.#naming.has(name))) {
        const id = textOf(literal);
        if (this.#vault.exchange(id) === id) this.#vault.id(id);
      }
      return fitted(this.#vault, schemas, text, this.#leaves(text, response.status >= 400), judge, keep);
    });
    return { ...response, headers: this.#headers(response.headers, this.#showing.value), body };
  }

  /** Why no whole answer came, as it may be shown. */
  failure(failure: TransportFailure): TransportFailure {
    const { message, headers } = failure;
    const { value } = this.#showing;
    return {
      ...failure,
      message: this.#text(message, value),
      ...(headers !== undefined && { headers: this.#headers(headers, value) }),
    };
  }

  /** What somebody else recorded, as it may be shown: also its request says what is to be hidden. */
  recorded(exchange: Exchange): Exchange {
    const { request, response, failure } = exchange;
    const shown = this.#request(request, this.#showing);
    return {
      ...exchange,
      request: shown,
      ...(response !== undefined && { response: this.answer(request, response) }),
      ...(failure !== undefined && { failure: this.failure(failure) }),
    };
  }

  readonly #showing: Rewrite = {
    value: (name, text) => this.#partner(name, text) ?? textOf(this.#shownOf(name, quoted(text))),
    members: (text, keep) =>
      fitted(this.#vault, this.#contract.schemas, text, this.#leaves(text), () => [], keep),
  };

  /** A value outside of JSON may be a text or a number of it. */
  #partner(name: string, text: string): string | undefined {
    const known = this.#vault.partner(name, quoted(text)) ?? this.#vault.partner(name, text);
    return known === undefined ? undefined : textOf(known);
  }

  #shownOf(name: string, literal: string): string {
    const leaf = { name, pointer: '', start: 0, end: literal.length, literal, listed: false };
    return fitted(this.#vault, this.#contract.schemas, literal, [leaf], () => []);
  }

  /** A text with its named parts rewritten, and then whatever is known, wherever else it stands. */
  #text(
    text: string,
    value: Rewrite['value'],
    parts: (text: string, keep: Kept['keep']) => string = (one) => one,
  ): string {
    const kept = new Kept();
    const marked = inQuery(parts(text, kept.keep), this.#names, value, kept.keep);
    return kept.restored(this.#vault.exchange(marked));
  }

  #leaves(text: string, refused = false): Leaf[] {
    const leaves = leavesIn(text, (name) => this.#names.has(name));
    // A refusal has, under the name of a field, the list of what is wrong with it: words of the API, and no value.
    return refused ? leaves.filter(({ listed, literal }) => !listed || !literal.startsWith('"')) : leaves;
  }

  #request(request: HttpRequest, { value, members }: Rewrite): HttpRequest {
    const { path: template } = this.#contract.operation(request.operation);
    const names = this.#names;
    const type = essence(headerOf(request, 'content-type') ?? '');
    const inBody = (text: string, keep: Kept['keep']): string => {
      if (type === 'application/x-www-form-urlencoded') return inForm(text, names, value, keep);
      return type === 'multipart/form-data' ? inParts(text, names, value, keep) : members(text, keep);
    };
    return {
      ...request,
      path: this.#text(request.path, value, (path, keep) => inPath(path, template, names, value, keep)),
      headers: this.#headers(request.headers, value),
      ...(request.body !== undefined && { body: this.#body(request.body, value, inBody) }),
    };
  }

  #headers(headers: readonly Header[], value: Rewrite['value']): Header[] {
    return headers.map(([name, text]): Header => {
      const own = name.toLowerCase();
      return [name, this.#names.has(own) && !OF_HTTP.test(own) ? value(own, text) : this.#text(text, value)];
    });
  }

  /** A body by its text; bytes that are no text are looked through as they are. */
  #body(body: Body, value: Rewrite['value'], parts: (text: string, keep: Kept['keep']) => string): Body {
    if ('text' in body) return { text: this.#text(body.text, value, parts) };
    const bytes = Buffer.from(body.base64, 'base64').toString('latin1');
    return { base64: Buffer.from(this.#text(bytes, value, parts), 'latin1').toString('base64') };
  }

  #judgeOf({ operation: key }: HttpRequest, response: HttpResponse): Judge {
    const { schemas } = this.#contract;
    const type = headerOf(response, 'content-type');
    const pointers = documentedFor(this.#contract, this.#contract.operation(key), response.status).flatMap(
      ({ content }) => mediaFor(content, type)?.schema ?? [],
    );
    return (value) => pointers.flatMap((pointer) => schemas.errors(pointer, value, 'response'));
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
