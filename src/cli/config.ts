import { relative, sep } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Config } from '../config/config.ts';
import type { KeyPlace } from '../config/key-places.ts';
import type { InForce } from '../config/levels.ts';
import { ALL_SETTINGS } from '../config/settings.ts';
import { isUrl, shownUrl } from '../documents/url.ts';
import { plural } from '../plural.ts';
import { jsonText } from '../report/formats/common/json-text.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { type CheckArguments, checkOptions } from './check.ts';

interface ConfigArguments extends CheckArguments {
  readonly json: boolean;
}

/** `trysquare config`: what `check` would go by with the same options. */
export const configCommand: CommandModule<object, ConfigArguments> = {
  command: 'config [target]',
  describe: 'Show which settings are in force, and from where each comes; sends nothing',
  builder: (cli) =>
    checkOptions(cli).option('json', {
      type: 'boolean',
      default: false,
      describe: 'Print it as JSON',
    }) as never,
  async handler(given) {
    const { settle } = await import('./settle.ts');
    const { keyPlaces } = await import('../config/key-places.ts');
    const { args, config, inForce } = await settle(given, ALL_SETTINGS);
    const keys = keyPlaces(config, process.env);
    process.stdout.write(
      given.json
        ? jsonText(dataOf(args.config, inForce, keys, config))
        : inertLines([...pageOf(args.config, inForce, keys, config)]),
    );
  },
};

type File = CheckArguments['config'];

function dataOf(file: File, inForce: readonly InForce[], keys: readonly KeyPlace[], config: Config): object {
  const settings = inForce.map(({ name, value, from, place }) => [
    name,
    { value: withoutSecrets(value) ?? null, from, place },
  ]);
  return {
    file: file || null,
    settings: Object.fromEntries(settings),
    keys: Object.fromEntries(keys.map(({ name, source: _, ...key }) => [name, key])),
    redact: config.redact ?? [],
    values: amountOf(config),
  };
}

function* pageOf(
  file: File,
  inForce: readonly InForce[],
  keys: readonly KeyPlace[],
  config: Config,
): Generator<string> {
  yield file ? `configuration ${file}` : 'no configuration: there is no trysquare.config.* here';
  const line = (name: string, value: string, from: string): string =>
    `  ${name.padEnd(12)} ${value}${' '.repeat(Math.max(2, 40 - value.length))}${from}`;
  yield '';
  for (const { name, value, from, place } of inForce) yield line(name, shown(value), place ?? from);
  yield '';
  yield 'keys (never shown)';
  for (const { name, reference, isThere, from, place } of keys)
    yield line(name, `${reference} ${isThere ? 'is set' : 'is not set'}`, place ?? from);
  const { parameters, properties, operations } = amountOf(config);
  const amount = parameters + properties + operations;
  yield '';
  yield line(
    'values',
    [plural(parameters, 'parameter'), plural(properties, 'member'), plural(operations, 'glob')].join(', '),
    amount === 0 ? 'default' : config.placeOf('/values'),
  );
  yield line(
    'redact',
    (config.redact ?? []).join(', ') || '–',
    config.redact === undefined ? 'default' : config.placeOf('/redact'),
  );
}

/** How many values there are: they may be nobody's business. */
function amountOf({ values: { parameters, properties, schemas = {}, operations = {} } }: Config) {
  const count = (value: object): number => Object.keys(value).length;
  return {
    parameters: count(parameters),
    properties: count(properties) + Object.values(schemas).reduce((sum, one) => sum + count(one), 0),
    operations: count(operations),
  };
}

/** The value, or the values, with what a URL may have that is secret left out. */
function withoutSecrets(value: InForce['value']): InForce['value'] {
  const hide = <T>(one: T): T | string => (typeof one === 'string' && isUrl(one) ? shownUrl(one) : one);
  return (Array.isArray(value) ? value.map(hide) : hide(value)) as InForce['value'];
}

function shown(value: InForce['value']): string {
  const text = [withoutSecrets(value) ?? '–'].flat().join(', ') || '–';
  const here = `${process.cwd()}${sep}`;
  return text.startsWith(here) ? relative('.', text) : text;
}
