import type { RequirementId } from '../model.ts';

/** What a finding failed on: the ids of its exchanges. */
export interface Traced {
  readonly fingerprint: string;
  readonly requirement: RequirementId;
  readonly exchanges: ReadonlySet<string>;
}

/** Never the mere consequence of something: each is a danger of its own. */
const GRAVE = /^(auth|isolation)\/|^error\/(permission|no-internals)$/;

/** Where two findings fail on the very same exchanges: the earlier explains the later. */
const EXPLAINING = ['robustness/responds', 'status/no-server-error', 'body/media-type', 'status/success'];

/**
 * For each finding that another explains, that other: it failed on every exchange that the finding failed on, and on
 * more, or it is of a kind that brings the other with it. Findings that explain are not themselves explained.
 */
export function causesOf(findings: readonly Traced[]): Map<string, string> {
  const causes = new Map<string, string>();
  const byWeight = [...findings].sort((a, b) => b.exchanges.size - a.exchanges.size || rank(a) - rank(b));
  for (const [index, finding] of byWeight.entries()) {
    if (GRAVE.test(finding.requirement) || finding.exchanges.size === 0) continue;
    const cause = byWeight
      .slice(0, index)
      .find(
        (other) =>
          other.requirement !== finding.requirement &&
          !causes.has(other.fingerprint) &&
          covers(other, finding),
      );
    if (cause !== undefined) causes.set(finding.fingerprint, cause.fingerprint);
  }
  return causes;
}

function rank({ requirement }: Traced): number {
  const place = EXPLAINING.indexOf(requirement);
  return place < 0 ? EXPLAINING.length : place;
}

function covers(one: Traced, other: Traced): boolean {
  return [...other.exchanges].every((id) => one.exchanges.has(id));
}
