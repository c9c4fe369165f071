import type { GivenSettings } from './settings.ts';

/** A configuration, as a file gives it: every setting, and what no option can say. Paths are relative to the file. */
export interface TrysquareConfig extends Omit<GivenSettings, 'overlay'> {
  /** The JSON Schema of this file, for editors. */
  readonly $schema?: string;
  /** OpenAPI Overlay files that amend the surface, in order. */
  readonly overlays?: readonly string[];
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
