/** Certified bundles in memory, and what a dishonest vendor can do to one. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { thisTool } from '../../src/bundle/build.ts';
import { type CalibrationFile, calibratedPlan, identityOf } from '../../src/bundle/calibration.ts';
import { type CertifiableRun, filesOf, seal, settle } from '../../src/bundle/certify.ts';
import { contractTexts } from '../../src/bundle/documents/collect.ts';
import { relabelled } from '../../src/bundle/documents/labels.ts';
import type { DocumentTexts, SurfaceTexts } from '../../src/bundle/documents/model.ts';
import { laidOver } from '../../src/bundle/documents/surface.ts';
import type { Expectations } from '../../src/bundle/dossier.ts';
import { lineOf, type Recorded, readEvidence, recorder } from '../../src/bundle/evidence.ts';
import { newKeyPair } from '../../src/bundle/keys.ts';
import { NAMES } from '../../src/bundle/layout.ts';
import { recounted } from '../../src/bundle/recount.ts';
import type { MutantResult } from '../../src/calibrate.ts';
import { check } from '../../src/check.ts';
import { startReference } from '../../src/cli/reference.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import type { Report } from '../../src/report/model.ts';
import type { Keys } from '../../src/run/credentials.ts';
import { planFor } from '../support/judged.ts';

export const CHALLENGE = 'challenge-of-the-partner';

export function newKey(): KeyObject {
  return createPrivateKey(newKeyPair().privateKey);
}

/** A run with all that a bundle is made of. */
export interface Ran {
  readonly contract: Contract;
  readonly run: CertifiableRun;
  readonly report: Report;
  readonly evidence: Buffer;
  readonly calibration: CalibrationFile;
}

/** Judges the reference server of a contract, with a fault where one is named, as `check --certify` does. */
export async function ran(contract: Contract, fault?: string, surface?: SurfaceTexts): Promise<Ran> {
  const { laid, documents } = await documented(contract, surface);
  const server = await startReference(laid, 0, fault);
  try {
    return await ranAt(server, contract, { laid, documents });
  } finally {
    await server.close();
  }
}

interface Documented {
  readonly laid: Contract;
  readonly documents: DocumentTexts;
}

export async function documented(contract: Contract, surface?: SurfaceTexts): Promise<Documented> {
  const texts = contractTexts(contract);
  const named = relabelled(
    contract,
    texts.map(({ label }) => label),
  );
  const documents = { contract: texts, ...(surface !== undefined && { surface }) };
  return { laid: surface === undefined ? named : await laidOver(named, surface), documents };
}

/** Judges any target in the same way. */
export async function ranAt(
  target: { readonly url: string; readonly keys: Keys },
  contract: Contract,
  given?: Documented,
): Promise<Ran> {
  const { laid, documents } = given ?? (await documented(contract));
  const plan = planFor(laid, { seed: 7 });
  const run: CertifiableRun = { plan, documents, concurrency: 8, baseline: false };
  const record = recorder(() => new Date());
  const lines: string[] = [];
  const live = await check(plan, {
    target: target.url,
    keys: target.keys,
    concurrency: run.concurrency,
    challenge: CHALLENGE,
    onExchange: (exchange) => void lines.push(lineOf(record(exchange))),
  });
  const evidence = Buffer.from(lines.join(''));
  const { report, obstacles } = await settle(run, live, evidence);
  const honest = obstacles.length === 0 ? report : recountedOf(run, live, evidence);
  return { contract, run, report: honest, evidence, calibration: claimed(laid) };
}

/** The report that a bundle would hold, if a run that is none to certify were put into one. */
function recountedOf({ plan }: CertifiableRun, live: Report, bytes: Buffer): Report {
  return recounted(plan, live.cases, live, { record: readEvidence(bytes), bytes });
}

/** A calibration as a vendor can write one: that it was run is nothing that a file can show. */
export function claimed(contract: Contract): CalibrationFile {
  const plan = calibratedPlan(contract, 'core');
  const faults = mutants.filter(({ id }) => !id.startsWith('control/'));
  const result = (id: string, requirement: string | undefined, fate: MutantResult['fate']): MutantResult => ({
    ...{ id, title: id, requirement, fate },
    failed: requirement === undefined ? [] : [requirement],
  });
  return {
    calibrationVersion: 1,
    ...identityOf(plan, thisTool()),
    covered: `${faults.length} known faults`,
    startedAt: new Date(0).toISOString(),
    finishedAt: new Date(1).toISOString(),
    passed: true,
    clean: { outcome: 'conformant', open: 0 },
    controls: [
      result('control/always-fails', 'error/not-found', 'caught'),
      result('control/inert', undefined, 'alive'),
    ],
    mutants: faults.map(({ id, requirement }) =>
      requirement === 'none' ? result(id, undefined, 'alive') : result(id, requirement, 'caught'),
    ),
    notApplicable: [],
    notShown: [],
    notTried: [],
  };
}

/** The files of a sealed bundle. */
export async function sealed(made: Ran, key: KeyObject): Promise<Map<string, Buffer>> {
  const files = filesOf(made.run, made.report, made.evidence, made.calibration);
  const result = await seal(made.report, files, { contract: made.contract, key, now: new Date() });
  if ('obstacles' in result) throw new Error(result.obstacles.join('\n'));
  return files.set(NAMES.statement, Buffer.from(result.text));
}

/** What a partner asks of a bundle. */
export function expecting(contract: Contract, ...keys: readonly KeyObject[]): Expectations {
  return {
    keys: keys.map((key) => createPublicKey(key)),
    contract,
    tool: thisTool(),
    now: new Date(),
    challenge: CHALLENGE,
  };
}

export function recordIn(files: ReadonlyMap<string, Buffer>): Recorded[] {
  const lines = files.get(NAMES.evidence)?.toString('utf8').trimEnd().split('\n') ?? [];
  return lines.map((line) => JSON.parse(line) as Recorded);
}
