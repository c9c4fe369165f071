import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { thisTool } from '../../bundle/build.ts';
import { calibrated } from '../../bundle/calibrating.ts';
import {
  type CalibrationFile,
  calibratedPlan,
  otherThan,
  readCalibration,
  weaknessOf,
} from '../../bundle/calibration.ts';
import { type CertifiableRun, filesOf, type Settled, seal, settle } from '../../bundle/certify.ts';
import { contractTexts, surfaceTexts } from '../../bundle/documents/collect.ts';
import { relabelled } from '../../bundle/documents/labels.ts';
import type { DocumentTexts } from '../../bundle/documents/model.ts';
import { laidOver } from '../../bundle/documents/surface.ts';
import { recorder } from '../../bundle/evidence.ts';
import { keyIdOf, privateKeyIn } from '../../bundle/keys.ts';
import { NAMES } from '../../bundle/layout.ts';
import { Refusal } from '../../bundle/refusal.ts';
import { type Config, emptyConfig } from '../../config/config.ts';
import { readKeys } from '../../config/keys.ts';
import type { Contract } from '../../contract/contract.ts';
import { isUrl } from '../../documents/url.ts';
import { UsageError } from '../../errors.ts';
import type { Exchange } from '../../model.ts';
import { contractOf } from '../../open/contract.ts';
import { makePlan, type Plan } from '../../plan/plan.ts';
import { mutants } from '../../reference/mutants/index.ts';
import type { Report } from '../../report/model.ts';
import { MOST_AT_ONCE } from '../../run/pace.ts';
import type { CertifyArguments } from '../options/certify.ts';
import { referenceKeys } from '../reference.ts';
import { textOf } from '../verify/expectations.ts';

/** Milliseconds for a calibration: it names what it did not come to. */
const BUDGET = 600_000;

/** What certifying a run takes, all of it read before anything is judged. */
export interface Prepared {
  readonly run: CertifiableRun;
  readonly record: (exchange: Exchange) => Exchange;
  readonly settle: (run: CertifiableRun, live: Report, evidence: Buffer) => Promise<Settled>;
  /** All files of the bundle, with its signed statement; or what stands against it. */
  readonly sealed: (report: Report, evidence: Buffer, signal: AbortSignal) => Promise<Sealed>;
}

type Sealed =
  | { readonly files: ReadonlyMap<string, Buffer>; readonly keyId: string }
  | { readonly obstacles: readonly string[] };

/** @throws UsageError, DocumentError where something cannot be used. */
export async function prepare(
  args: CertifyArguments & { readonly sign: string },
  config: Config,
  plan: Plan,
): Promise<Prepared> {
  const key = privateKeyIn(textOf(args.sign), args.sign);
  const bare = await contractOf({ contract: args.contract }, emptyConfig);
  const documents = await documentsOf(args, config, bare);
  const laid = await contractFrom(bare, documents);
  const { only = [], skip = [], operation = [], profile, concurrency = MOST_AT_ONCE } = args;
  const run: CertifiableRun = {
    plan: makePlan(laid, plan.kit.settings, { profile, only, skip, operation }),
    documents,
    concurrency,
    baseline: args.baseline !== undefined,
  };
  if (run.plan.digest !== plan.digest) throw new UsageError('the documents read otherwise a second time');
  const recorded = args.calibration === undefined ? undefined : recordedAt(args.calibration, laid, profile);
  return {
    run,
    record: recorder(() => new Date()),
    settle,
    async sealed(report, evidence, signal) {
      const calibration = recorded ?? (await calibrationOf(laid, profile, signal));
      const weakness = weaknessOf(calibration, requirements());
      if (weakness !== undefined) return { obstacles: [`the calibration shows no power: ${weakness}`] };
      const files = filesOf(run, report, evidence, calibration);
      const result = await seal(report, files, { contract: bare, key, now: new Date() });
      if ('obstacles' in result) return result;
      files.set(NAMES.statement, Buffer.from(result.text));
      return { files, keyId: keyIdOf(createPublicKey(key)) };
    },
  };
}

async function documentsOf(
  args: CertifyArguments,
  config: Config,
  contract: Contract,
): Promise<DocumentTexts> {
  const place = args.surface;
  if (place === undefined) return { contract: contractTexts(contract) };
  const { fetchDocument } = await import('../../run/fetch-document.ts');
  const { target, overlay: overlays = [] } = args;
  const fetch = (url: string): Promise<string> => {
    // As everywhere: the key goes to the target's own origin alone.
    const same = target !== undefined && isUrl(target) && new URL(target).origin === new URL(url).origin;
    const key = same ? readKeys(config, process.env).full : undefined;
    return fetchDocument(url, { credential: contract.credential, key });
  };
  return {
    contract: contractTexts(contract),
    surface: await surfaceTexts(place, overlays, fetch, args.allowRef),
  };
}

/** The contract as a verifier will have it: of the bundle's texts, under the bundle's names. */
async function contractFrom(bare: Contract, { contract, surface }: DocumentTexts): Promise<Contract> {
  const named = relabelled(
    bare,
    contract.map(({ label }) => label),
  );
  return surface === undefined ? named : await laidOver(named, surface);
}

function calibrationOf(contract: Contract, profile: string, signal: AbortSignal): Promise<CalibrationFile> {
  return calibrated(contract, {
    profile,
    mutants,
    keys: referenceKeys,
    budget: BUDGET,
    signal,
    now: () => new Date(),
  });
}

/** @throws UsageError where the calibration is none, or one of something else. */
function recordedAt(file: string, contract: Contract, profile: string): CalibrationFile {
  try {
    const read = readCalibration(readFileSync(file));
    const other = otherThan(calibratedPlan(contract, profile), thisTool(), read);
    if (other.length > 0) throw new UsageError(`${file} is of another ${other.join(', another ')}`);
    return read;
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(`${file} ${error.message}`);
    throw error;
  }
}

function requirements(): Map<string, string> {
  return new Map(mutants.map(({ id, requirement }) => [id, requirement]));
}
