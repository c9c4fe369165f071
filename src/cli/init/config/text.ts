import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { stringify } from 'yaml';
import { isUrl } from '../../../documents/url.ts';
import type { Answers } from './answers.ts';

/** So much of what is missing is written down; `trysquare plan` shows all of it. */
const MOST_LINES = 60;

const SCHEMA = 'node_modules/trysquare/dist/config/config.schema.json';

/**
 * The text of a configuration, in the format that the file's name asks for.
 * @param missing lines of YAML: values that cannot be found out.
 */
export function configText(file: string, answers: Answers, missing: readonly string[]): string {
  const folder = dirname(file);
  const beside = (place: string): string =>
    isUrl(place) ? place : relative(folder, place).split(sep).join('/');
  const schema = existsSync(join(folder, SCHEMA)) ? `./${SCHEMA}` : undefined;
  const { target } = answers;
  const surface = answers.surface === undefined ? undefined : beside(answers.surface);
  const key = answers.key.startsWith('file:') ? `file:${beside(answers.key.slice(5))}` : answers.key;
  if (file.endsWith('.json')) {
    const content = { $schema: schema, target, surface, keys: { full: key }, profile: 'core' };
    return `${JSON.stringify(content, null, 2)}\n`;
  }
  if (/\.(ts|m?js)$/.test(file)) {
    const content = {
      target,
      ...(surface !== undefined && { surface }),
      keys: { full: key },
      profile: 'core',
    };
    return `import { defineConfig } from 'trysquare';\n\nexport default defineConfig(${JSON.stringify(content, null, 2)});\n`;
  }
  return `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}\
# What \`trysquare check\` goes by here. The command line wins over it, and so does the environment (TRYSQUARE_TARGET):
# \`trysquare config\` shows what is in force. Paths are relative to this file.

# Base URL of the API.
${stringify({ target })}
# The OpenAPI document whose operations are judged: a path or a URL. Without one: the operations of the contract.
${surface === undefined ? '# surface: openapi.json\n' : stringify({ surface })}
# Where the keys are: env:NAME or file:PATH. Never the key itself.
keys:
  ${stringify({ full: key }).trim()} # may do everything in its organisation
  # restricted: env:TRYSQUARE_KEY_RESTRICTED # of the same organisation: may read and not write
  # other: env:TRYSQUARE_KEY_OTHER # of another organisation (for the profile full)

# core: what the contract fixes. full: that, and what else a good implementation does.
profile: core

# Send nothing that the API would carry out as a change.
# readOnly: true

# Names of members, parameters and headers whose values are to be written nowhere.
# redact: [email]

# What cannot be found out: values of parameters and of members of bodies; for some operations alone by a glob.
${valuesText(missing)}`;
}

function valuesText(missing: readonly string[]): string {
  const usual = ['values:', '  parameters: {organizationId: 17}'];
  const lines = missing.length === 0 ? usual : missing.slice(0, MOST_LINES);
  const more = missing.length > lines.length && missing.length > 0 ? ['… trysquare plan shows the rest'] : [];
  return [...lines, ...more].map((line) => `# ${line}\n`).join('');
}
