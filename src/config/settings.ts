/** How a setting is given: in a variable, in a configuration, and what holds where nobody says anything. */
export interface Setting {
  /** Its name in a configuration file, where that is another. */
  readonly key?: string;
  /** The variable that gives it; lists have none. */
  readonly variable?: string;
  readonly kind: keyof Kinds;
  readonly choices?: readonly string[];
  /** What holds where nobody says anything. */
  readonly usual?: string | number | boolean;
}

interface Kinds {
  readonly text: string;
  readonly number: number;
  readonly switch: boolean;
  readonly list: readonly string[];
}

/**
 * Every setting, in the order in which they are shown. This is the only place that lists them: the types of a
 * configuration follow from it, and an editor shows these comments to whoever writes one.
 */
export const SETTINGS = {
  /** Base URL of the API. */
  target: { variable: 'TRYSQUARE_TARGET', kind: 'text' },
  /** The contract to judge by. */
  contract: { variable: 'TRYSQUARE_CONTRACT', kind: 'text' },
  /** The OpenAPI document whose operations are judged: a path or a URL. */
  surface: { variable: 'TRYSQUARE_SURFACE', kind: 'text' },
  /** OpenAPI Overlay files that amend the surface, in order. */
  overlay: { key: 'overlays', kind: 'list' },
  /** Files, and folders with all in them, that the surface may refer to outside of its own folder. */
  allowRef: { kind: 'list' },
  /** Which requirements. */
  profile: { variable: 'TRYSQUARE_PROFILE', kind: 'text', choices: ['core', 'full'], usual: 'core' },
  /** Only these requirements: globs such as `auth/*`. */
  only: { kind: 'list' },
  /** Not these requirements. */
  skip: { kind: 'list' },
  /** Only these operations: globs such as `GET /api/chatbots/*`. */
  operation: { kind: 'list' },
  /** Send nothing that the API would carry out as a change. */
  readOnly: { variable: 'TRYSQUARE_READ_ONLY', kind: 'switch', usual: false },
  /** Requests at a time. */
  concurrency: { variable: 'TRYSQUARE_CONCURRENCY', kind: 'number' },
  /** Requests in a second, at most. */
  rate: { variable: 'TRYSQUARE_RATE', kind: 'number' },
  /** Milliseconds for a whole answer. */
  timeout: { variable: 'TRYSQUARE_TIMEOUT', kind: 'number', usual: 10_000 },
  /** Makes data and choices repeat. */
  seed: { variable: 'TRYSQUARE_SEED', kind: 'number' },
  /** A folder for report.json and the evidence. */
  out: { variable: 'TRYSQUARE_OUT', kind: 'text' },
  /** Reports to write: `FORMAT` or `FORMAT=PATH`. */
  report: { kind: 'list' },
  /** Known faults that are tolerated. */
  baseline: { variable: 'TRYSQUARE_BASELINE', kind: 'text' },
  /** Exit 1 where a SHOULD failed. */
  strict: { variable: 'TRYSQUARE_STRICT', kind: 'switch', usual: false },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

type Value<S extends Setting> = S extends { choices: readonly (infer Choice)[] } ? Choice : Kinds[S['kind']];

/** What has an option of its own, and can also be given in the environment or in a configuration. */
// Comments come along only where `keyof` stands here itself, and no name for it.
export type GivenSettings = { readonly [Name in keyof typeof SETTINGS]?: Value<(typeof SETTINGS)[Name]> };

/** The names of settings that a command needs which makes a contract; and one that makes a plan. */
export const CONTRACT_SETTINGS = ['contract', 'surface', 'overlay', 'allowRef', 'seed'] as const;
export const PLAN_SETTINGS = [
  ...CONTRACT_SETTINGS,
  'target',
  'profile',
  'only',
  'skip',
  'operation',
  'readOnly',
] as const;
export const ALL_SETTINGS = Object.keys(SETTINGS) as readonly SettingName[];
