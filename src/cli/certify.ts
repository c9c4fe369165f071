import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import { UsageError } from '../errors.ts';
import type { Exchange } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { plural } from '../plural.ts';
import { inertLines } from '../report/formats/common/log.ts';
import type { Report } from '../report/model.ts';
import { seedOf } from '../run/challenge.ts';
import { unwritable } from './files.ts';
import type { CertifyArguments } from './options/certify.ts';
import { checkChallenge } from './verify/expectations.ts';

/** A run that is being certified. */
export interface Certification {
  /** The same plan, of documents that can be read alike elsewhere. */
  readonly plan: Plan;
  /** What the evidence holds of an exchange. */
  record(exchange: Exchange): Exchange;
  /** The report to write, once the evidence is written. */
  settle(report: Report): Promise<Report>;
  /** Signs, or says why not. Gives back whether there is a certificate. */
  seal(signal: AbortSignal): Promise<boolean>;
}

/** The arguments with the seed that the challenge asks for, unless another is named. */
export function seeded<T extends CertifyArguments>(args: T): T {
  return args.challenge === undefined || args.seed !== undefined
    ? args
    : { ...args, seed: seedOf(args.challenge) };
}

/**
 * Prepares what `--certify` asks for; undefined without it.
 * @throws UsageError where something it needs is missing: better said before anything is judged.
 */
export async function certificationOf(
  args: CertifyArguments,
  config: Config,
  plan: Plan,
): Promise<Certification | undefined> {
  const { certify, challenge, sign, calibration, out } = args;
  if (!certify) {
    const alone = Object.entries({ challenge, sign, calibration }).find(([, value]) => value !== undefined);
    if (alone !== undefined) throw new UsageError(`--${alone[0]} goes with --certify`);
    return undefined;
  }
  if (challenge !== undefined) checkChallenge(challenge);
  if (sign === undefined) throw new UsageError('--certify takes a key to sign with: --sign FILE');
  if (out === undefined) throw new UsageError('--certify takes a folder for the bundle: --out FOLDER');
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new UsageError(`${out} is not empty: a bundle holds nothing but its own files`);
  const inside = (args.report ?? []).find((one) => isBelow(out, one.replace(/^[^=]*=?/, '')));
  if (inside !== undefined)
    throw new UsageError(`--report ${inside} goes into the bundle, which holds nothing but its own files`);
  const { prepare } = await import('./certify/prepare.ts');
  const { run, record, settle, sealed } = await prepare({ ...args, sign }, config, plan);
  let obstacles: readonly string[] = [];
  let settled: Report | undefined;
  const evidence = (): Buffer => readFileSync(join(out, 'evidence', 'exchanges.ndjson'));
  return {
    plan: run.plan,
    record,
    async settle(report) {
      const result = await settle(run, report, evidence());
      obstacles = result.obstacles;
      settled = result.report;
      return settled;
    },
    async seal(signal) {
      if (settled === undefined || obstacles.length > 0) return say(obstacles);
      process.stderr.write('certifying: the suite is calibrated, and what it signs is verified\n');
      const bundle = await sealed(settled, evidence(), signal);
      if ('obstacles' in bundle) return say(bundle.obstacles);
      for (const [name, bytes] of bundle.files) write(join(out, name), bytes);
      process.stderr.write(
        `certified: ${out}, ${plural(bundle.files.size, 'file')}, signed by ${bundle.keyId}\n`,
      );
      return true;
    },
  };
}

function isBelow(folder: string, file: string): boolean {
  return file !== '' && resolve(file).startsWith(resolve(folder) + sep);
}

function say(obstacles: readonly string[]): false {
  process.stderr.write(inertLines(['not certified:', ...obstacles.map((one) => `  – ${one}`)]));
  return false;
}

function write(file: string, bytes: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}
