import { basename } from 'node:path';
import type { CommandModule } from 'yargs';
import { PLAN_SETTINGS } from '../config/settings.ts';
import type { Location, Operation } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { plural } from '../plural.ts';
import { type DataNeeds, dataNeedsOf, type Lack } from '../probes/data.ts';
import { yamlName } from '../probes/lacking.ts';
import { inertLines } from '../report/formats/common/log.ts';
import { type PlanArguments, planOptions } from './options/plan.ts';
import { planOf } from './options.ts';
import { settle } from './settle.ts';

/** `trysquare plan`: what would be judged; sends nothing. */
export const planCommand: CommandModule<object, PlanArguments> = {
  command: 'plan',
  describe: 'Show what was understood, an operation a line, and what data is missing; sends nothing',
  builder: planOptions as never,
  async handler(args) {
    const { args: settled, config } = await settle(args, PLAN_SETTINGS);
    const plan = await planOf({ ...settled, seed: settled.seed ?? 1 }, config);
    process.stdout.write(inertLines(pageOf(plan)));
  },
};

const ACCESS = { required: 'key', optional: 'key optional', none: 'open' } as const;

function pageOf(plan: Plan): string[] {
  const { kit, cases, digest } = plan;
  const { operations, untestable, surface } = kit.contract;
  const counts = new Map<string, number>();
  for (const { operation } of cases) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  const widest = Math.min(80, Math.max(0, ...operations.map(({ key }) => key.length)));
  const needs = operations.map((operation) => [operation, dataNeedsOf(kit, operation)] as const);
  const wanted = valuesWanted(needs);
  const line = ([operation, { sources }]: (typeof needs)[number]): string =>
    [
      operation.key.padEnd(widest),
      operation.kind.padEnd(7),
      ACCESS[operation.security].padEnd(12),
      casesOf(counts.get(operation.key) ?? 0),
      ...sources.map(([name, source]) => `${name} from ${source}`),
    ]
      .join('  ')
      .trimEnd();
  return [
    ...needs.flatMap((one) => [line(one), ...one[1].lacks.map(({ message }) => `    – ${message}`)]),
    ...untestable.map(
      ({ key, reason, location }) => `${key.padEnd(widest)}  not testable: ${reason} (${place(location)})`,
    ),
    '',
    ...remarks(plan),
    ...(wanted.length === 0 ? [] : ['what is missing, for a configuration:', ...wanted, '']),
    `${countOf(plan)}, ${plural(cases.length, 'case')}, plan ${digest.slice(0, 12)}`,
    ...(surface === undefined
      ? []
      : [`${kindsOf(operations)}; of ${surface.title || basename(surface.file)} ${surface.version}`.trim()]),
  ];
}

/** As wide whatever the number, so that what follows stands in a column. */
function casesOf(count: number): string {
  return `${String(count).padStart(4)} ${count === 1 ? 'case ' : 'cases'}`;
}

function countOf({ kit: { contract } }: Plan): string {
  const { operations, untestable } = contract;
  const all = operations.length + untestable.length;
  return `${plural(all, 'operation')}${untestable.length > 0 ? `, ${untestable.length} of them not testable` : ''}`;
}

function kindsOf(operations: readonly Operation[]): string {
  const kinds = ['list', 'create', 'read', 'replace', 'patch', 'delete', 'action', 'query'] as const;
  return kinds.map((kind) => `${operations.filter((one) => one.kind === kind).length} ${kind}`).join(', ');
}

function place({ file, line }: Location): string {
  return `${basename(file)}:${line}`;
}

function remarks({ kit: { contract } }: Plan): string[] {
  const contradictions = (contract.surface?.contradictions ?? []).map(
    ({ message, location, operations }) =>
      `contradicts the contract: ${message}${operations.length > 0 ? ` (${plural(operations.length, 'operation')})` : ''} (${place(location)})`,
  );
  const notes = contract.notes.map(({ message, location }) => `note: ${message} (${place(location)})`);
  return contradictions.length + notes.length === 0 ? [] : [...contradictions, ...notes, ''];
}

/** What is missing, as lines of a configuration that only wants its values. */
export function missingData({ kit }: Plan): string[] {
  return valuesWanted(kit.contract.operations.map((operation) => [operation, dataNeedsOf(kit, operation)]));
}

function valuesWanted(needs: readonly (readonly [Operation, DataNeeds])[]): string[] {
  const wanting = needs.flatMap(([{ key }, { lacks }]) => {
    const parts = (['parameters', 'properties'] as const).flatMap((part) => {
      const names = lacks.flatMap(({ setting }: Lack) => (setting?.part === part ? [setting.name] : []));
      return names.length === 0
        ? []
        : [`      ${part}:`, ...names.map((name) => `        ${yamlName(name)}: …`)];
    });
    return parts.length === 0 ? [] : [`    ${JSON.stringify(key)}:`, ...parts];
  });
  return wanting.length === 0 ? [] : ['values:', '  operations:', ...wanting];
}
