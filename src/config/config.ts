import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { validator } from '../contract/schemas.ts';
import { joinPointer } from '../documents/pointer.ts';
import type { SourceDocument } from '../documents/source.ts';
import { DocumentError } from '../errors.ts';
import type { ConfiguredValues, OperationValues } from '../script/kit.ts';
import type { GivenValues, TrysquareConfig } from './define.ts';
import { loadSource } from './load.ts';
import { reasonOf } from './refusal.ts';
import type { GivenSettings } from './settings.ts';

/** A configuration file as it is used. */
export interface Config {
  /** What has an option of its own. Paths are absolute. */
  readonly settings: GivenSettings;
  readonly keys: Readonly<Partial<Record<'full' | 'other' | 'restricted', string>>>;
  readonly values: ConfiguredValues;
  /** Names of members, parameters, headers and fields whose values are written nowhere. */
  readonly redact?: readonly string[];
  /** The folder that `file:` references are relative to. */
  readonly folder: string;
  /** The file, and the line of a part of it where that is known: `trysquare.config.yaml:3`. */
  placeOf(pointer: string): string;
}

export const emptyConfig: Config = {
  settings: {},
  keys: {},
  values: { parameters: {}, properties: {} },
  folder: '.',
  placeOf: () => '',
};

/** @throws DocumentError with the line where the file cannot be read, is not valid, or has an unknown key. */
export async function readConfig(file: string): Promise<Config> {
  const source = await loadSource(file);
  const raw = validConfig(file, source);
  const folder = dirname(resolve(file));
  return {
    folder,
    settings: settingsOf(raw, folder),
    keys: raw.keys ?? {},
    ...(raw.redact !== undefined && { redact: raw.redact }),
    values: {
      ...valuesOf(raw.values),
      schemas: raw.values?.schemas ?? {},
      operations: Object.fromEntries(
        Object.entries(raw.values?.operations ?? {}).map(([glob, values]) => [glob, valuesOf(values)]),
      ),
    },
    placeOf(pointer) {
      const { line } = source.locate(pointer);
      return line === 0 ? file : `${file}:${line}`;
    },
  };
}

function validConfig(
  file: string,
  { value, locate }: Pick<SourceDocument, 'value' | 'locate'>,
): TrysquareConfig {
  const schema: unknown = JSON.parse(readFileSync(new URL('./config.schema.json', import.meta.url), 'utf8'));
  const [error] = validator(schema as object)(value ?? {});
  if (error === undefined) return (value ?? {}) as TrysquareConfig;
  const extra = error.params['additionalProperty'];
  const pointer = typeof extra === 'string' ? joinPointer(error.instancePath, extra) : error.instancePath;
  const location = locate(pointer);
  throw new DocumentError(location.line === 0 ? file : location, reasonOf(error, schema));
}

/** What has an option, under the name of the option, with paths that hold from anywhere. */
function settingsOf(raw: TrysquareConfig, folder: string): GivenSettings {
  const { $schema: _, keys: __, redact: ___, values: ____, overlays, ...plain } = raw;
  const at = (path: string): string => (/^https?:/i.test(path) ? path : resolve(folder, path));
  const behind = (report: string): string => report.replace(/(?<==).+$/, (path) => at(path));
  return {
    ...plain,
    ...(plain.contract !== undefined && { contract: at(plain.contract) }),
    ...(plain.surface !== undefined && { surface: at(plain.surface) }),
    ...(overlays !== undefined && { overlay: overlays.map(at) }),
    ...(plain.allowRef !== undefined && { allowRef: plain.allowRef.map(at) }),
    ...(plain.out !== undefined && { out: at(plain.out) }),
    ...(plain.baseline !== undefined && { baseline: at(plain.baseline) }),
    ...(plain.report !== undefined && { report: plain.report.map(behind) }),
  };
}

/** Parameters as they go into a path or a query: text. */
function valuesOf({ parameters = {}, properties = {} }: GivenValues = {}): OperationValues {
  const texts = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
  return { parameters: Object.fromEntries(texts), properties };
}
