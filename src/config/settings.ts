/** What has an option of its own, and can also be given in the environment or in a configuration. Paths are absolute. */
export interface GivenSettings {
  readonly target?: string;
  readonly contract?: string;
  readonly surface?: string;
  readonly overlay?: readonly string[];
  readonly profile?: 'core' | 'full';
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly operation?: readonly string[];
  readonly readOnly?: boolean;
  readonly concurrency?: number;
  readonly rate?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly out?: string;
  readonly report?: readonly string[];
  readonly baseline?: string;
  readonly strict?: boolean;
}

export type SettingName = keyof GivenSettings;

export interface Setting {
  /** Its name in a configuration file, where that is another. */
  readonly key?: string;
  /** The variable that gives it; lists have none. */
  readonly variable?: string;
  readonly kind: 'text' | 'number' | 'switch' | 'list';
  readonly choices?: readonly string[];
  /** What holds where nobody says anything. */
  readonly usual?: string | number | boolean;
}

/** Every setting, in the order in which they are shown. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  target: { variable: 'TRYSQUARE_TARGET', kind: 'text' },
  contract: { variable: 'TRYSQUARE_CONTRACT', kind: 'text' },
  surface: { variable: 'TRYSQUARE_SURFACE', kind: 'text' },
  overlay: { key: 'overlays', kind: 'list' },
  profile: { variable: 'TRYSQUARE_PROFILE', kind: 'text', choices: ['core', 'full'], usual: 'core' },
  only: { kind: 'list' },
  skip: { kind: 'list' },
  operation: { kind: 'list' },
  readOnly: { variable: 'TRYSQUARE_READ_ONLY', kind: 'switch', usual: false },
  concurrency: { variable: 'TRYSQUARE_CONCURRENCY', kind: 'number' },
  rate: { variable: 'TRYSQUARE_RATE', kind: 'number' },
  timeout: { variable: 'TRYSQUARE_TIMEOUT', kind: 'number', usual: 10_000 },
  seed: { variable: 'TRYSQUARE_SEED', kind: 'number' },
  out: { variable: 'TRYSQUARE_OUT', kind: 'text' },
  report: { kind: 'list' },
  baseline: { variable: 'TRYSQUARE_BASELINE', kind: 'text' },
  strict: { variable: 'TRYSQUARE_STRICT', kind: 'switch', usual: false },
};

/** The names of settings that a command needs which makes a contract; and one that makes a plan. */
export const CONTRACT_SETTINGS = ['contract', 'surface', 'overlay', 'seed'] as const;
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
