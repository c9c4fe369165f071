/** What a vendor may try, with their own key in hand: each is refused by the check that is there for it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { filesOf } from '../../src/bundle/certify.ts';
import { checks } from '../../src/bundle/checks/index.ts';
import { surfaceTexts } from '../../src/bundle/documents/collect.ts';
import { verifyFolder } from '../../src/bundle/verify.ts';
import { contractAt } from '../support/judged.ts';
import { Draft, type Tampering } from './draft.ts';
import { newKey, type Ran, ran } from './support.ts';
import { lessOverlay, thing, things } from './surface.ts';
import { ofDocuments } from './tamperings/documents.ts';
import { ofTheEnvelope } from './tamperings/envelope.ts';
import { ofTheEvidence } from './tamperings/evidence.ts';
import { ofFiles } from './tamperings/files.ts';
import { ofWhatIsLeft } from './tamperings/left-behind.ts';
import { ofThePlan } from './tamperings/plan.ts';
import { ofTheReport } from './tamperings/report.ts';
import { ofSurroundings } from './tamperings/surroundings.ts';
import { ofVerdicts } from './tamperings/verdicts.ts';

const contract = contractAt(fileURLToPath(new URL('../contracts/problem.openapi.yaml', import.meta.url)));
const vendor = newKey();
const bases = new Map<string, Ran>();

/** A bundle of a clean server, of one with a fault that its vendor covers up, or of a vendor's own document. */
function draftOf(base: string): Draft {
  const made = bases.get(base) as Ran;
  return new Draft(filesOf(made.run, made.report, made.evidence, made.calibration), made, vendor).sign();
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trysquare-surface-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  file('thing.json', thing);
  const never = () => Promise.reject(new Error('nothing is fetched'));
  const surface = await surfaceTexts(file('theirs.json', things), [file('less.yaml', lessOverlay)], never);
  bases.set('clean', await ran(contract));
  bases.set('faulty', await ran(contract, 'envelope/count-one-more'));
  bases.set('surface', await ran(contract, undefined, surface));
});

test.each(['clean', 'surface'])('a bundle that nobody touched passes every check (%s)', async (base) => {
  const { folder, expected } = draftOf(base);
  const verification = await verifyFolder(folder, expected);
  expect(verification.checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
  expect(verification.checks.map(({ number }) => number)).toEqual(checks.map((_, index) => index + 1));
});

const tamperings: readonly Tampering[] = [
  ...ofTheEnvelope,
  ...ofFiles,
  ...ofTheReport,
  ...ofDocuments,
  ...ofThePlan,
  ...ofTheEvidence,
  ...ofVerdicts,
  ...ofWhatIsLeft,
  ...ofSurroundings,
];

test('every check is there for something, and many tamperings go through all of them', () => {
  expect(
    checks.map(({ name }) => name).filter((name) => !tamperings.some((one) => one.refusedBy === name)),
  ).toEqual([]);
  expect(tamperings.length).toBeGreaterThan(100);
  expect(tamperings.filter(({ full }) => full).length).toBeGreaterThan(15);
});

describe('is refused:', () => {
  test.each(tamperings.map((one) => [one.name, one.refusedBy, one] as const))(
    '%s (by %s)',
    async (_, refusedBy, { of = 'clean', full, tamper }) => {
      const draft = draftOf(of);
      await tamper(draft);
      const { passed, checks: results } = await verifyFolder(
        draft.folder,
        draft.expected,
        full ? undefined : refusedBy,
      );
      expect(results.filter(({ verdict }) => verdict === 'refused').map(({ name }) => name)).toContain(
        refusedBy,
      );
      expect(passed).toBe(false);
      const refusal = results.find(({ name }) => name === refusedBy);
      expect(refusal?.message).not.toMatch(/cannot be checked/);
    },
  );
});

test('what no check can refuse: a whole run that is written to be consistent', async () => {
  const draft = draftOf('clean');
  draft.record((record) => {
    const answer = record.find(({ id }) => id.startsWith('preflight'))?.response;
    answer?.headers.push(['X-Server', 'another one']);
    return record;
  });
  draft.recount().sign();
  const { passed } = await verifyFolder(draft.folder, draft.expected);
  expect(passed).toBe(true);
});
