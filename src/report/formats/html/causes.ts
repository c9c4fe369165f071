import type { Level } from '../../../model.ts';
import type { Finding, Report } from '../../model.ts';
import { inProfile } from '../../scope.ts';

/** A finding with what it brought about. */
export interface Cause {
  readonly finding: Finding;
  readonly consequences: readonly Finding[];
}

const LEVELS: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/**
 * Findings of the profile that was asked for, or the others, by what they come from: the worst level first. One whose
 * cause does not lead stands for itself: none is lost.
 */
export function causesOf(report: Report, ofProfile: boolean): Cause[] {
  const asked = new Set(inProfile(report).map(({ id }) => id));
  const findings = report.findings.filter(({ requirement }) => asked.has(requirement) === ofProfile);
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  const hasCause = ({ consequenceOf }: Finding): boolean =>
    consequenceOf !== undefined && known.has(consequenceOf);
  const heads = new Set(findings.filter((one) => !hasCause(one)).map(({ fingerprint }) => fingerprint));
  const leading = findings.filter((one) => !hasCause(one) || !heads.has(one.consequenceOf ?? ''));
  const ordered = [
    ...LEVELS.flatMap((level) => leading.filter((finding) => finding.level === level)),
    ...leading.filter(({ level }) => !LEVELS.includes(level)),
  ];
  return ordered.map((finding) => ({
    finding,
    consequences: findings.filter(
      (one) => one.consequenceOf === finding.fingerprint && !leading.includes(one),
    ),
  }));
}
