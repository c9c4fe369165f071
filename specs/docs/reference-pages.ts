/** The reference pages of the documentation, made of the code that they describe. */
import { readFileSync } from 'node:fs';
import { commands } from '../../src/cli/commands.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { run } from '../cli/command.ts';

type Json = Record<string, unknown>;

const HEAD = (title: string): string =>
  `# ${title}\n\n<!-- Made by npm run docs: change the code, not this page. -->\n\n`;

/** By the name of their file below `src/docs/reference`. */
export async function referencePages(contract: Contract): Promise<Map<string, string>> {
  return new Map([
    ['commands.md', await commandsPage()],
    ['configuration.md', schemaPage('Configuration', '../../src/config/config.schema.json')],
    ['report.md', schemaPage('The report', '../../src/report/report.schema.json')],
    ['requirements.md', requirementsPage(contract)],
    ['mutants.md', mutantsPage()],
  ]);
}

async function commandsPage(): Promise<string> {
  const names = commands.map(({ command }) => String(command).split(' ')[0] ?? '');
  const helps = [];
  for (const name of names) {
    const { stdout } = await run([name, '--help']);
    helps.push(`## ${name}\n\n\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n`);
  }
  return HEAD('Commands') + helps.join('\n');
}

function requirementsPage({ catalogue }: Contract): string {
  const families = [...new Set(catalogue.map(({ id }) => id.split('/')[0] ?? ''))];
  const sections = families.map((family) => {
    const rows = catalogue.filter(({ id }) => id.startsWith(`${family}/`));
    return `## ${family}\n\n${rows.map(rowOf).join('\n')}`;
  });
  return HEAD('Requirements of the default contract') + sections.join('\n');
}

function rowOf({
  id,
  level,
  statement,
  source,
  fix,
  profiles,
  notTested,
}: Contract['catalogue'][number]): string {
  const lines = [
    `### ${id}`,
    '',
    `${level}, profile ${profiles.join(' and ')}. ${statement}`,
    '',
    `- Source: ${source}`,
    `- Fix: ${fix}`,
    ...(notTested === undefined ? [] : [`- Not tested: ${notTested}`]),
    '',
  ];
  return lines.join('\n');
}

function mutantsPage(): string {
  const rows = mutants.map(({ id, requirement, title }) => `| \`${id}\` | ${requirement} | ${cell(title)} |`);
  const intro =
    'Faults that `calibrate` injects, one at a time, and that `serve --mutant` serves. The requirement named is the one that has to notice.\n\n';
  return `${HEAD('Mutants')}${intro}| mutant | requirement | what it does |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function schemaPage(title: string, file: string): string {
  const schema = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Json;
  const rows = [...membersOf(schema, schema, '', 0)];
  const intro = typeof schema['description'] === 'string' ? `${schema['description']}\n\n` : '';
  return `${HEAD(title)}${intro}| member | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

const DEEPEST = 3;

/** A row for each documented member, those of lists and nested objects below it. */
function* membersOf(root: Json, schema: Json, path: string, depth: number): Generator<string> {
  const own = resolved(root, schema);
  for (const [name, member] of Object.entries((own['properties'] ?? {}) as Record<string, Json>)) {
    const shape = { ...resolved(root, member), ...member };
    const at = path === '' ? name : `${path}.${name}`;
    yield `| \`${at}\` | ${typeOf(root, shape)} | ${cell(String(shape['description'] ?? ''))} |`;
    if (depth < DEEPEST) yield* membersOf(root, shape, at, depth + 1);
    const items = shape['items'] as Json | undefined;
    if (items !== undefined && depth < DEEPEST) yield* membersOf(root, items, `${at}[]`, depth + 1);
  }
}

function resolved(root: Json, schema: Json): Json {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema;
  let at: unknown = root;
  for (const part of reference.slice(2).split('/')) at = (at as Json | undefined)?.[part];
  return resolved(root, (at ?? {}) as Json);
}

function typeOf(root: Json, schema: Json): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].map((one) => `\`${String(one)}\``).join(', ');
  if (schema['const'] !== undefined) return `\`${String(schema['const'])}\``;
  const type = Array.isArray(schema['type']) ? schema['type'].join(' or ') : schema['type'];
  const items = schema['items'] as Json | undefined;
  if (type === 'array' && items !== undefined) return `array of ${typeOf(root, resolved(root, items))}`;
  return String(type ?? 'any');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
}
