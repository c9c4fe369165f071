import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Contract } from '../contract/contract.ts';
import type { Plan } from '../plan/plan.ts';
import { jsonText } from '../report/formats/common/json-text.ts';
import type { Report } from '../report/model.ts';
import { thisTool } from './build.ts';
import type { CalibrationFile } from './calibration.ts';
import type { DocumentTexts } from './documents/model.ts';
import { packed } from './documents/pack.ts';
import { envelopeText, IN_TOTO, signed } from './dsse.ts';
import { readEvidence } from './evidence.ts';
import { derivedFormats, derivedName, NAMES } from './layout.ts';
import { leftBehindIn, unlisted } from './left-behind.ts';
import { failureIn, gapsIn } from './obstacles.ts';
import { planFileOf } from './plan-file.ts';
import { judgeRecord, recounted } from './recount.ts';
import { count } from './refusal.ts';
import { predicateOf, statementOf } from './statement.ts';
import { verifyFolder } from './verify.ts';

/** A run that is to be certified. */
export interface CertifiableRun {
  readonly plan: Plan;
  readonly documents: DocumentTexts;
  readonly concurrency: number;
  /** Whether it was held against a baseline. */
  readonly baseline: boolean;
}

/** A report, and what stands against certifying it, each as a sentence. */
export interface Settled {
  readonly report: Report;
  readonly obstacles: readonly string[];
}

/**
 * The report of a run by its evidence alone: its cases are judged again, as whoever verifies it will do. Left as it is
 * where something stands against certifying it.
 */
export async function settle(run: CertifiableRun, live: Report, evidence: Buffer): Promise<Settled> {
  const obstacles = obstaclesTo(run, live);
  if (obstacles.length > 0) return { report: live, obstacles };
  const record = readEvidence(evidence);
  const { results } = await judgeRecord(run.plan, record);
  // By the record alone something may look left behind that the run knows better of: then both are said.
  const leftBehind = [...live.leftBehind, ...unlisted(leftBehindIn(run.plan, record), live.leftBehind)];
  const given = { ...live, leftBehind };
  const report = recounted(run.plan, results, given, { record, bytes: evidence });
  const other = results.flatMap(({ id, verdict }, at) => {
    const before = live.cases[at]?.verdict;
    return verdict === before ? [] : [`${id}: ${before}, then ${verdict}`];
  });
  if (other.length === 0) return { report, obstacles: obstaclesTo(run, report) };
  const otherwise = `${count(other.length, 'case')} came out otherwise when judged again from the record`;
  return { report: live, obstacles: [`${otherwise} (${other[0]}): try --concurrency 1`] };
}

function obstaclesTo({ baseline }: CertifiableRun, report: Report): string[] {
  const failure = failureIn(report);
  return [
    ...gapsIn(report),
    ...(failure === undefined ? [] : [failure]),
    ...(baseline ? ['it was held against a baseline, which tolerates what is known'] : []),
  ];
}

/** All files of a bundle but the signed statement. */
export function filesOf(
  run: CertifiableRun,
  report: Report,
  evidence: Buffer,
  calibration: CalibrationFile,
): Map<string, Buffer> {
  const { index, files } = packed(run.documents);
  const texts: [name: string, text: string][] = [
    [NAMES.report, jsonText(report)],
    [NAMES.plan, jsonText(planFileOf(run.plan, run))],
    [NAMES.documents, jsonText(index)],
    [NAMES.calibration, jsonText(calibration)],
    ...derivedFormats.map((format): [string, string] => [derivedName(format), format.render(report)]),
    ...files,
  ];
  return new Map([
    ...texts.map(([name, text]) => [name, Buffer.from(text)] as const),
    [NAMES.evidence, evidence],
  ]);
}

/** The signed statement over the files, or why they cannot be certified. */
export async function seal(
  report: Report,
  files: ReadonlyMap<string, Buffer>,
  trusted: { readonly contract: Contract; readonly key: KeyObject; readonly now: Date },
): Promise<{ readonly text: string } | { readonly obstacles: readonly string[] }> {
  const { contract, key, now } = trusted;
  const tool = thisTool();
  const payload = Buffer.from(JSON.stringify(statementOf(predicateOf(report, tool), files)));
  const text = envelopeText(signed({ payloadType: IN_TOTO, payload }, key));
  // What this build would not believe itself, it does not sign.
  const { checks } = await verifyFolder(
    { files: new Map([...files, [NAMES.statement, Buffer.from(text)]]), problems: [] },
    { keys: [createPublicKey(key)], contract, tool, now },
  );
  const refused = checks.filter(({ verdict }) => verdict === 'refused');
  if (refused.length === 0) return { text };
  return { obstacles: refused.map(({ number, name, message }) => `${message} (check ${number} ${name})`) };
}
