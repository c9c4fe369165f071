/** Contracts that share nothing with the default one nor with each other: what is judged stands in them alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { calibrate } from '../../src/calibrate.ts';
import { check } from '../../src/check.ts';
import { starterContract } from '../../src/cli/init/starter.ts';
import { startReference } from '../../src/cli/reference.ts';
import { type Contract, makeContract } from '../../src/contract/contract.ts';
import { parseSource } from '../../src/documents/source.ts';
import { judge } from '../../src/judge.ts';
import type { Exchange } from '../../src/model.ts';
import type { Filters } from '../../src/plan/plan.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { answersAsked } from '../../src/requirements/index.ts';
import { answering, contractOf, ref, row } from '../support/contract.ts';
import { complaints, contractAt, planFor } from '../support/judged.ts';

const at = (name: string) => contractAt(fileURLToPath(new URL(`./${name}.openapi.yaml`, import.meta.url)));

/** Faults of the style that each contract has: whoever does not see them does not read its pages. */
const STYLES = {
  cursor: ['envelope/cursor-ignored', 'envelope/cursor-never-ends', 'envelope/cursor-repeated'],
  offset: [
    'envelope/offset-ignored',
    'envelope/offset-one-less',
    'envelope/offset-one-more',
    'envelope/offset-said-wrong',
    'envelope/size-from-the-start',
  ],
} as const;

/** Faults of any style, in what the contracts say differently. */
const COMMON = [
  'envelope/broken-item-later',
  'envelope/first-item-again',
  'envelope/item-repeated',
  'envelope/later-page-refused',
];
const KEYS = [
  'auth/missing-key-other-body',
  'auth/unknown-key-accepted',
  'auth/malformed-key-cleaned',
  'auth/key-in-query',
];

describe.each(Object.entries(STYLES))('%s', (name, own) => {
  const contract = at(name);

  test.each(['core', 'full'] as const)(
    '%s: its server conforms, and its record is judged so',
    async (profile) => {
      const plan = planFor(contract, {}, { profile });
      const exchanges = new Map<string, Exchange>();
      const onExchange = (one: Exchange): void => {
        exchanges.set(one.id, JSON.parse(JSON.stringify(one)) as Exchange);
      };
      const server = await startReference(contract);
      try {
        const report = await check(plan, { target: server.url, keys: server.keys, onExchange });
        expect(complaints(report)).toEqual([]);
        expect([report.outcome, report.leftBehind]).toEqual(['conformant', []]);
        expect(report.profiles[profile]?.notApplicable).toEqual([]);
        expect(await judge(plan, exchanges)).toEqual(report.cases);
      } finally {
        await server.close();
      }
    },
  );

  test('the faults of its style are caught, and so are those of any', async () => {
    const wanted = new Set<string>([...own, ...COMMON, ...KEYS]);
    const chosen = mutants.filter(({ id }) => wanted.has(id));
    expect(chosen.filter(({ fits }) => !(fits?.(contract) ?? true))).toEqual([]);
    const start = (mutant?: { id: string }) => startReference(contract, 0, mutant?.id);
    const { voided, mutants: results } = await calibrate(planFor(contract), chosen, start, { fast: true });
    expect([voided, results.filter(({ fate }) => fate !== 'caught')]).toEqual([undefined, []]);
    expect(results).toHaveLength(wanted.size);
  });
});

/** What a starter of numbered pages leaves unclaimed. */
const PAST_THE_END = `
    - {id: envelope/out-of-range, level: MUST, basis: contract, profiles: [core], source: this spec, fix: Answer 404., statement: A page past the last is 404., answers: {missing: [NotFound]}}
`;

describe('pages with numbers and without links', () => {
  const choices = { credential: 'bearer', header: '', prefix: '', paging: 'page', errors: 'detail' } as const;
  const text = starterContract(choices, contractAt().catalogue);
  const contractOfText = (changed: string) =>
    makeContract(parseSource('contract.yaml', changed), answersAsked);

  test('the faults of their ends are caught, and so are those of any', async () => {
    const contract = contractOfText(text + PAST_THE_END);
    const ends = ['envelope/past-the-end-empty', 'envelope/past-the-end-first', 'envelope/far-page-empty'];
    const wanted = new Set<string>([...ends, ...COMMON]);
    const chosen = mutants.filter(({ id }) => wanted.has(id));
    const start = (mutant?: { id: string }) => startReference(contract, 0, mutant?.id);
    const calibration = await calibrate(planFor(contract), chosen, start, { fast: true });
    expect(calibration.mutants.map(({ id, fate }) => `${fate} ${id}`)).toEqual(
      chosen.map(({ id }) => `caught ${id}`),
    );
    expect(calibration.clean).toMatchObject({ outcome: 'conformant', findings: [], open: 0 });
  });

  test('the first may be number 0', async () => {
    const contract = contractOfText(
      (text + PAST_THE_END)
        .replace('minimum: 1, default: 1', 'minimum: 0, default: 0')
        .replace('page: {type: integer, minimum: 1', 'page: {type: integer, minimum: 0'),
    );
    expect(await complaintsOf(contract)).toEqual([]);
  });
});

test('a list may be the body itself, in pages without a count', async () => {
  const parameters = ['page', 'per_page'].map((name) => ({
    name,
    in: 'query',
    schema: { type: 'integer', minimum: 1 },
  }));
  const ids = ['shape', 'items', 'no-overlap', 'page-size', 'links', 'count', 'empty'].map(
    (id) => `envelope/${id}`,
  );
  const contract = contractOf({
    paths: { '/widgets': { get: { parameters, ...answering({ type: 'array', items: ref('Widget') }) } } },
    components: { schemas: { Page: { type: 'array' } } },
    conformance: {
      envelope: {
        schema: '#/components/schemas/Page',
        items: '',
        pageParameter: 'page',
        pageSizeParameter: 'per_page',
      },
      requirements: ids.map((id) => row(id)),
    },
  });
  expect(await complaintsOf(contract)).toEqual([]);
  const planned = planFor(contract).cases.map(({ requirement }) => requirement);
  expect(planned).not.toContain('envelope/count');
  expect(planned).not.toContain('envelope/links');
  expect(await complaintsOf(contract, 'envelope/item-repeated')).toEqual([
    expect.stringMatching(/^envelope\/no-overlap/),
  ]);
});

test('one list in one piece is enough to tell two organisations apart', async () => {
  const choices = {
    credential: 'api-key',
    header: '',
    prefix: 'Token',
    paging: 'none',
    errors: 'problem',
  } as const;
  const text = starterContract(choices, contractAt().catalogue);
  const contract = makeContract(parseSource('contract.yaml', text), answersAsked);
  const leaking = await complaintsOf(contract, 'isolation/other-lists-made', {
    profile: 'full',
    only: ['isolation/list'],
  });
  expect(leaking.filter((line) => !line.startsWith('not-run filtered'))).toEqual([
    expect.stringMatching(/^isolation\/list: another organisation’s list shows what this run made/),
  ]);
});

/** What is wrong with the reference server of a contract, with a fault or without. */
async function complaintsOf(
  contract: Contract,
  mutant?: string,
  filters: Partial<Filters> = {},
): Promise<string[]> {
  const server = await startReference(contract, 0, mutant);
  try {
    const plan = planFor(contract, {}, filters);
    return complaints(await check(plan, { target: server.url, keys: server.keys }));
  } finally {
    await server.close();
  }
}

test('nothing of the engine knows one API: no name of it stands in the code', () => {
  const named =
    /maiagent|chatbot|nonFieldErrors|credentials were not|This field is|'(?:results|pageSize|nextCursor)'/i;
  const folders = ['calibrate', 'plan', 'probes', 'requirements', 'run', 'script', 'values'];
  const naming = folders.flatMap((folder) => {
    const root = fileURLToPath(new URL(`../../src/${folder}/`, import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    return files.filter((name) => {
      const lines = readFileSync(root + name, 'utf8').split('\n');
      return lines.some((line) => named.test(line) && !/^\s*(?:\/?\*|\/\/)/.test(line));
    });
  });
  expect(naming).toEqual([]);
});
