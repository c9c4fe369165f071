/** A configuration, as a file gives it. Paths in it are relative to the file. */
export interface TrysquareConfig {
  /** The JSON Schema of this file, for editors. */
  readonly $schema?: string;
  /** Base URL of the API. */
  readonly target?: string;
  /** The contract to judge by. */
  readonly contract?: string;
  /** The OpenAPI document whose operations are judged: a path or a URL. */
  readonly surface?: string;
  /** OpenAPI Overlay files that amend the surface, in order. */
  readonly overlays?: readonly string[];
  readonly profile?: 'core' | 'full';
  /** Only these requirements: globs such as `auth/*`. */
  readonly only?: readonly string[];
  /** Not these requirements. */
  readonly skip?: readonly string[];
  /** Only these operations: globs such as `GET /api/chatbots/*`. */
  readonly operation?: readonly string[];
  /** Send nothing that the API would carry out as a change. */
  readonly readOnly?: boolean;
  /** Requests at a time. */
  readonly concurrency?: number;
  /** Requests in a second, at most. */
  readonly rate?: number;
  /** Milliseconds for a whole answer. */
  readonly timeout?: number;
  /** Makes data and choices repeat. */
  readonly seed?: number;
  /** A folder for report.json and the evidence. */
  readonly out?: string;
  /** Reports to write: `FORMAT` or `FORMAT=PATH`. */
  readonly report?: readonly string[];
  /** Known faults that are tolerated. */
  readonly baseline?: string;
  /** Exit 1 where a SHOULD failed. */
  readonly strict?: boolean;
  /** Where each key is: never the key itself. */
  readonly keys?: Readonly<Partial<Record<'full' | 'other' | 'restricted', KeyReference>>>;
  /** Names of members, parameters, headers and fields whose values are written nowhere. */
  readonly redact?: readonly string[];
  /** What cannot be found out. */
  readonly values?: GivenValues & {
    /** Members of bodies, by the name of the body's schema. */
    readonly schemas?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** The same for some operations alone, by a glob: `POST /api/chatbots/**`. */
    readonly operations?: Readonly<Record<string, GivenValues>>;
  };
}

/** In a variable of the environment, or in a file. */
export type KeyReference = `env:${string}` | `file:${string}`;

/** Values of parameters, and of members of request bodies, by name. */
export interface GivenValues {
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Gives a configuration back as it is: for the editor, which completes and checks what it is given. */
export function defineConfig(config: TrysquareConfig): TrysquareConfig {
  return config;
}
