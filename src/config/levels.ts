import { UsageError } from '../errors.ts';
import type { Config } from './config.ts';
import { type GivenSettings, SETTINGS, type Setting, type SettingName } from './settings.ts';

/** A setting as it holds, and who says so. */
export interface InForce {
  readonly name: SettingName;
  readonly value: GivenSettings[SettingName];
  readonly from: 'command line' | 'environment' | 'config' | 'default';
  /** The variable, or the file and its line. */
  readonly place?: string;
}

/** What the command line says: `false` takes back what a lower level gives. */
export type Spoken = Readonly<Partial<Record<SettingName, unknown>>>;

/**
 * The settings in force: what the command line says, else the environment, else the configuration, else what is usual.
 * @throws UsageError where a variable makes no sense.
 */
export function settingsInForce(
  names: readonly SettingName[],
  commandLine: Spoken,
  environment: NodeJS.ProcessEnv,
  config: Config,
): InForce[] {
  return names.map((name): InForce => {
    const setting: Setting = SETTINGS[name];
    const usual = { name, value: setting.usual as InForce['value'], from: 'default' } as const;
    const spoken = commandLine[name];
    if (setting.kind !== 'switch' && [spoken].flat()[0] === false) return { ...usual, from: 'command line' };
    if (spoken !== undefined) return { name, value: spoken as InForce['value'], from: 'command line' };
    const text = setting.variable === undefined ? undefined : environment[setting.variable];
    if (setting.variable !== undefined && text)
      return {
        name,
        value: valueIn(text, setting, setting.variable) as InForce['value'],
        from: 'environment',
        place: setting.variable,
      };
    const value = config.settings[name];
    if (value === undefined) return usual;
    return { name, value, from: 'config', place: config.placeOf(`/${setting.key ?? name}`) };
  });
}

const SWITCH: Readonly<Record<string, boolean>> = { 1: true, true: true, 0: false, false: false };

function valueIn(text: string, { kind, choices }: Setting, variable: string): unknown {
  if (choices !== undefined && !choices.includes(text))
    throw new UsageError(`${variable} takes ${choices.join(' or ')}: "${text}"`);
  if (kind === 'switch') {
    const on = SWITCH[text.toLowerCase()];
    if (on === undefined) throw new UsageError(`${variable} takes true or false: "${text}"`);
    return on;
  }
  if (kind !== 'number') return text;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new UsageError(`${variable} takes a number: "${text}"`);
  return number;
}
