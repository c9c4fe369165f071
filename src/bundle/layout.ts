import type { ReportFormat } from '../report/formats/format.ts';
import { formats } from '../report/formats/index.ts';

/** The files that every bundle has. */
export const NAMES = {
  /** The signatures, over the digests of all others. */
  statement: 'statement.dsse.json',
  report: 'report.json',
  plan: 'plan.json',
  documents: 'documents.json',
  calibration: 'calibration.json',
  evidence: 'evidence/exchanges.ndjson',
} as const;

const MIB = 1024 * 1024;

/** What a bundle may come to: all of it is held in memory, and a stranger made it. */
export const LIMITS = {
  files: 6_000,
  statement: 8 * MIB,
  file: 128 * MIB,
  evidence: 384 * MIB,
  total: 640 * MIB,
  line: 16 * MIB,
  exchanges: 2_000_000,
  signatures: 16,
  /** Objects and arrays within each other. Some cases send a thousand, and may be shown them in an answer. */
  depth: 2_000,
} as const;

/** The most bytes that a file of a bundle may have. */
export function largest(name: string): number {
  if (name === NAMES.evidence) return LIMITS.evidence;
  return name === NAMES.statement ? LIMITS.statement : LIMITS.file;
}

/** Reports that are made of `report.json` and nothing else: whoever has no tool can read them. */
export const derivedFormats: readonly ReportFormat[] = formats.filter(
  ({ name, showsEvidence }) => name !== 'json' && showsEvidence !== true,
);

export function derivedName({ name, extension }: ReportFormat): string {
  return `derived/${name}.${extension}`;
}

const SEGMENT = '[A-Za-z0-9_][A-Za-z0-9._-]{0,99}';
const OF_A_BUNDLE = new RegExp(
  `^(derived|documents/contract|documents/surface|documents/overlays)/${SEGMENT}$`,
);

/** Whether a bundle may have a file of that name. None leads out of it, or is another on a system without case. */
export function isOfABundle(name: string): boolean {
  return Object.values<string>(NAMES).includes(name) || OF_A_BUNDLE.test(name);
}
