import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { validator } from '../contract/schemas.ts';
import { joinPointer } from '../documents/pointer.ts';
import { readDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { ConfiguredValues, OperationValues } from '../script/kit.ts';

/** A configuration file as it is used. */
export interface Config {
  readonly target?: string;
  /** Absolute path. */
  readonly contract?: string;
  /** Absolute path, or a URL. */
  readonly surface?: string;
  /** Absolute paths. */
  readonly overlays: readonly string[];
  readonly keys: Readonly<Partial<Record<'full' | 'other' | 'restricted', string>>>;
  readonly values: ConfiguredValues;
  /** Names of members, parameters, headers and fields whose values are written nowhere. */
  readonly redact?: readonly string[];
  /** The folder that `file:` references are relative to. */
  readonly folder: string;
}

export const emptyConfig: Config = {
  overlays: [],
  keys: {},
  values: { parameters: {}, properties: {} },
  folder: '.',
};

interface RawConfig {
  target?: string;
  contract?: string;
  surface?: string;
  overlays?: string[];
  keys?: Config['keys'];
  redact?: string[];
  values?: RawValues & { schemas?: ConfiguredValues['schemas']; operations?: Record<string, RawValues> };
}

interface RawValues {
  parameters?: Record<string, string | number>;
  properties?: Record<string, unknown>;
}

/** @throws DocumentError with the line where the file cannot be read, is not valid, or has an unknown key. */
export function readConfig(file: string): Config {
  const source = readDocument(file);
  const schema: unknown = JSON.parse(readFileSync(new URL('./config.schema.json', import.meta.url), 'utf8'));
  const [error] = validator(schema as object)(source.value ?? {});
  if (error !== undefined) {
    const extra = error.params['additionalProperty'];
    const pointer = typeof extra === 'string' ? joinPointer(error.instancePath, extra) : error.instancePath;
    const reason =
      typeof extra === 'string' ? `unknown key "${extra}"` : `${error.instancePath || 'it'} ${error.message}`;
    throw new DocumentError(source.locate(pointer), reason);
  }
  const raw = (source.value ?? {}) as RawConfig;
  const folder = dirname(resolve(file));
  return {
    folder,
    keys: raw.keys ?? {},
    ...(raw.redact !== undefined && { redact: raw.redact }),
    ...(raw.target !== undefined && { target: raw.target }),
    ...(raw.contract !== undefined && { contract: resolve(folder, raw.contract) }),
    ...(raw.surface !== undefined && {
      surface: /^https?:/i.test(raw.surface) ? raw.surface : resolve(folder, raw.surface),
    }),
    overlays: (raw.overlays ?? []).map((one) => resolve(folder, one)),
    values: {
      ...valuesOf(raw.values),
      schemas: raw.values?.schemas ?? {},
      operations: Object.fromEntries(
        Object.entries(raw.values?.operations ?? {}).map(([glob, values]) => [glob, valuesOf(values)]),
      ),
    },
  };
}

/** Parameters as they go into a path or a query: text. */
function valuesOf({ parameters = {}, properties = {} }: RawValues = {}): OperationValues {
  const texts = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
  return { parameters: Object.fromEntries(texts), properties };
}
