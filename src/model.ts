/** Every domain type of Trysquare: the glossary. Types only, no code. */

// ── HTTP ────────────────────────────────────────────────────────────────────────────────────────

/** A header as sent or received: name and value. A list, because order and repetition matter. */
export type Header = readonly [name: string, value: string];

/** A body as it goes over the wire: text where it is valid UTF-8, else base64. */
export type Body = { readonly text: string } | { readonly base64: string };

/**
 * A request below the target. Credentials stand in it as tokens (`{{key}}`, see `credentials.ts`), never as
 * themselves: only the transport knows the keys.
 */
export interface HttpRequest {
  readonly operation: OperationKey;
  readonly method: string;
  /** Path and query, percent-encoded, below the target: `/api/chatbots/?page=2`. */
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body?: Body;
  /** True where a conforming server would carry out a change. `--read-only` does not send these. */
  readonly changes: boolean;
}

/** An answer, with everything that is a credential replaced by its token. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Body;
}

/**
 * `oversized`: more came than is read; `unwaited`: it was not waited for as long as an answer may take. Neither is a
 * fault, and no answer is judged by its beginning.
 */
export type FailureKind =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'truncated'
  | 'protocol'
  | 'oversized'
  | 'unwaited';

/** Why no whole answer came. `status` and `headers` are known where the answer had begun. */
export interface TransportFailure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly status?: number;
  readonly headers?: readonly Header[];
}

/** A request and what came of it: exactly one of response, failure and withheld. */
export interface Exchange {
  /** `unit#attempt.n`: the same for the same plan, whatever the order of sending. */
  readonly id: string;
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly failure?: TransportFailure;
  /** Why the request was not sent at all: read-only mode, a key that was not given, a target that is gone. */
  readonly withheld?: Stop;
  readonly milliseconds: number;
}

// ── Contract ────────────────────────────────────────────────────────────────────────────────────

/** `GET /api/chatbots/{id}/`: method and path template. */
export type OperationKey = string;

/** A JSON pointer into the contract's document, at which a schema stands. */
export type SchemaPointer = string;

/** Where something stands in a document: 1-based line and column. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One entry of a `content` map. Media types may be ranges (`text/*`). */
export interface MediaType {
  readonly mediaType: string;
  readonly schema?: SchemaPointer;
  /** Where the schema really stands, behind references: the same for two bodies of the same kind. */
  readonly schemaName?: SchemaPointer;
  readonly example?: unknown;
}

/** A header of a documented response. */
export interface DocumentedHeader {
  readonly name: string;
  /** Why it could not be read. */
  readonly unread?: string;
  readonly required: boolean;
  readonly schema?: SchemaPointer;
}

/** A response as a document has it; without content where it documents no body. */
export interface DocumentedResponse {
  /** Why it could not be read: nothing is known of what it has. */
  readonly unread?: string;
  readonly description: string;
  readonly headers: readonly DocumentedHeader[];
  readonly content: readonly MediaType[];
}

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema?: SchemaPointer;
  /** How a list or an object is written, by OpenAPI's names; undefined for the usual way of its place. */
  readonly style?: string;
  readonly explode?: boolean;
  /** The media type that a value is written in, where it is a document of its own. */
  readonly mediaType?: string;
  readonly example?: unknown;
}

/** What an operation does to its resource. `action` is a write of no such kind, `query` a read of no such kind. */
export type OperationKind = 'list' | 'create' | 'read' | 'replace' | 'patch' | 'delete' | 'action' | 'query';

/** A method of a path, as its document has it. */
export interface Operation {
  readonly key: OperationKey;
  readonly id: string;
  readonly method: string;
  /** The path template, as documented. */
  readonly path: string;
  readonly kind: OperationKind;
  /** The path template of the collection it belongs to: `/api/chatbots/` for `/api/chatbots/{id}/`. */
  readonly collection: string;
  readonly parameters: readonly Parameter[];
  /** Media types the request body may have; empty where it takes none. */
  readonly requestBody: readonly MediaType[];
  readonly requestBodyRequired: boolean;
  /** By status as documented: `200`, `4XX`, `default`. Its own only, without the contract's roles. */
  readonly responses: ReadonlyMap<string, DocumentedResponse>;
  readonly security: 'required' | 'optional' | 'none';
  /** Pointer of the operation in its document. */
  readonly pointer: string;
}

/** An operation that is documented and cannot be judged, and why. */
export interface Untestable {
  readonly key: OperationKey;
  readonly reason: string;
  readonly location: Location;
}

/** A response by its name under `components/responses` and the status the contract gives it. */
export interface Role {
  readonly name: string;
  readonly status: number;
  readonly response: DocumentedResponse;
}

/** How a key is presented: `header: prefix + key`. */
export interface CredentialFormat {
  /** Its name under `components/securitySchemes`. */
  readonly scheme: string;
  readonly header: string;
  /** What stands before the key, with its separator: `Api-Key `; empty where nothing does. */
  readonly prefix: string;
  /** An anchored pattern of well-formed keys. */
  readonly keyPattern?: string;
}

/** How one page leads to the next: by a link, by a cursor, by how many items go before, by its number, or not at all. */
export type PagingStyle = 'links' | 'cursor' | 'offset' | 'number' | 'none';

/** Where the parts of a page stand in a list's body, as JSON pointers, and the parameters that ask for one. */
export interface Envelope {
  readonly schema: SchemaPointer;
  readonly paging: PagingStyle;
  readonly items: string;
  readonly count?: string;
  /** The link to the next page; the cursor of it where there is a parameter that takes cursors. */
  readonly next?: string;
  readonly previous?: string;
  /** Where a page says what it was asked for. */
  readonly page?: string;
  readonly offset?: string;
  readonly pageSize?: string;
  readonly pageParameter?: string;
  readonly offsetParameter?: string;
  readonly cursorParameter?: string;
  readonly pageSizeParameter?: string;
}

/** How a refused body names the fields that are wrong. */
export type FieldErrorFormat =
  | { readonly style: 'members'; readonly requiredMessage: string }
  | {
      readonly style: 'list';
      /** Pointer to the array of errors in the body. */
      readonly at: string;
      /** Members of an error: the field's name or JSON pointer, and the message. */
      readonly field: string;
      readonly message: string;
      readonly requiredMessage: string;
    };

/** How binding a requirement is, as RFC 2119 has it. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';
/** A part of the catalogue that can be asked for: `core`, `full`. */
export type Profile = string;
/** `auth/wrong-scheme`: family and name. */
export type RequirementId = string;

/** A row of the catalogue, as it stands under `x-conformance` in the contract. */
export interface CatalogueRow {
  readonly id: RequirementId;
  readonly level: Level;
  readonly statement: string;
  readonly basis: 'contract' | 'http' | 'derived';
  readonly source: string;
  readonly fix: string;
  readonly profiles: readonly Profile[];
  /** Which responses (names of roles) may answer what the requirement sends, by the question its code asks. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Why no code tests it yet. */
  readonly notTested?: string;
  readonly location: Location;
}

// ── Plan ────────────────────────────────────────────────────────────────────────────────────────

/** What a case comes to, worst first. `inconclusive` and `not-run` are open: neither says anything of the target. */
export type Verdict = 'error' | 'fail' | 'inconclusive' | 'not-run' | 'pass' | 'not-applicable';

/** Why a case is open, or does not apply. */
export type Reason =
  | 'precondition-unmet'
  | 'no-data'
  | 'rate-limited'
  | 'unreachable'
  | 'flaky'
  | 'filtered'
  | 'unsafe'
  /** The documents and the configuration offer no way to it, whatever the target does: a matter of coverage. */
  | 'out-of-reach'
  | 'not-recorded'
  | 'budget'
  | 'aborted'
  | 'shard-missing'
  | 'not-tested'
  /** What an answer is to be held against could not be read, or does not stand there. */
  | 'unreadable'
  | 'harness';

/** One comparison inside a case. */
export interface Check {
  /** Unique within its case attempt; the same in each attempt. */
  readonly id: string;
  readonly verdict: 'pass' | 'fail';
  /** One sentence, without data that differs between operations: failures with the same text have one cause. */
  readonly message: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  /** Where in the body, as a JSON pointer. */
  readonly instancePath?: string;
  /** Which rule of the contract's document, as a JSON pointer. */
  readonly schemaPath?: string;
  readonly exchange?: string;
}

/** What an observing requirement says of an answer that it could not hold against all that is documented for it. */
export interface Unread {
  readonly id: string;
  readonly verdict: 'open';
  /** What could not be read, and why, in one sentence. */
  readonly message: string;
}

/** An end before a judgement: which verdict it leaves, and why. */
export interface Stop {
  readonly verdict: 'inconclusive' | 'not-run' | 'not-applicable' | 'error';
  readonly reason: Reason;
  readonly message: string;
}

/** What a probe came to: its value, or why there is none. */
export type Outcome<T> = { readonly value: T } | { readonly stop: Stop };

/** What a script yields: the only ways it can touch the world. */
export type Step =
  /** A script that is tolerant goes on where no whole answer came. `after`: milliseconds to give the target before. */
  | {
      readonly step: 'send';
      readonly request: HttpRequest;
      readonly tolerant?: true;
      readonly after?: number;
    }
  | { readonly step: 'need'; readonly probe: Probe<unknown> }
  | { readonly step: 'check'; readonly check: Check }
  | { readonly step: 'stop'; readonly stop: Stop }
  /** Between `quiet` on and off nothing else of this run changes the target. No `need` in between. */
  | { readonly step: 'quiet'; readonly on: boolean };

/** A sans-I/O procedure: yields steps, receives what came of them, returns what it found. */
export type Script<T> = Generator<Step, T, unknown>;

/** A script whose result others need: run once, shared. */
export interface Probe<T> {
  readonly id: string;
  /** `run`: once in a run (a resource). `attempt`: anew for each attempt of a case (an observation). */
  readonly lifetime: 'run' | 'attempt';
  readonly script: (attempt: number) => Script<T>;
}

/** A case of a plan: what is asked of one operation, and the script that asks it. */
export interface PlannedCase {
  /** `auth/wrong-scheme GET /api/chatbots/ Bearer`: stable, independent of machine and clock. */
  readonly id: string;
  readonly requirement: RequirementId;
  readonly operation: OperationKey;
  readonly label: string;
  readonly script: (attempt: number) => Script<void>;
}

// ── Results ─────────────────────────────────────────────────────────────────────────────────────

/** What became of a case, over all its attempts. */
export interface CaseResult {
  readonly id: string;
  readonly requirement: RequirementId;
  readonly operation: OperationKey;
  readonly verdict: Verdict;
  readonly reason?: Reason;
  readonly message?: string;
  readonly attempts: number;
  readonly checks: readonly Check[];
  /** Ids of the exchanges that it caused itself, all attempts. */
  readonly exchanges: readonly string[];
}
