import type { CaseResult, Check, PlannedCase, Reason, Stop, Verdict } from '../model.ts';
import type { Attempt, ObservedFailure } from './attempt.ts';
import type { Found } from './observer.ts';

/** Failures that showed in every attempt, and those that did not. */
export interface Confirmation<T> {
  readonly confirmed: readonly T[];
  readonly flaky: readonly T[];
  /** Why a later attempt could not be judged; then nothing is confirmed. */
  readonly unconfirmable?: Stop;
}

/** Compares the failures of all attempts at one script, each known by its key. */
export function confirm<T>(
  attempts: readonly Attempt[],
  failuresOf: (attempt: Attempt) => readonly (readonly [string, T])[],
): Confirmation<T> {
  const [only] = attempts;
  // Most of a run: tried once, and nothing was wrong.
  if (only !== undefined && attempts.length === 1 && failuresOf(only).length === 0) return NOTHING;
  const perAttempt = attempts.map((attempt) => new Map(failuresOf(attempt)));
  const later = attempts
    .slice(1)
    .find(({ outcome }) => 'stop' in outcome && outcome.stop.reason !== 'precondition-unmet');
  const unconfirmable = later !== undefined && 'stop' in later.outcome ? later.outcome.stop : undefined;
  const first = perAttempt[0] ?? new Map<string, T>();
  const confirmed = [...first].filter(([key]) => perAttempt.every((failures) => failures.has(key)));
  const keys = new Set(confirmed.map(([key]) => key));
  const rest = new Map(perAttempt.flatMap((failures) => [...failures]).filter(([key]) => !keys.has(key)));
  return {
    confirmed: confirmed.map(([, failure]) => failure),
    flaky: [...rest.values()],
    ...(unconfirmable !== undefined && { unconfirmable }),
  };
}

const NOTHING = { confirmed: [], flaky: [] };

export function failedChecks({ checks }: Attempt): [string, Check][] {
  return checks.filter(({ verdict }) => verdict === 'fail').map((check) => [check.id, check]);
}

export function observedFailures({ observed }: Attempt): [string, ObservedFailure][] {
  return observed.map((failure) => [failure.key, failure]);
}

/** What all that is known of a case comes to. */
export interface CaseFacts {
  readonly planned: PlannedCase;
  readonly attempts: readonly Attempt[];
  readonly observes: boolean;
  /** Of an observing requirement: what it saw in all exchanges of the operation. */
  readonly observed: Confirmation<ObservedFailure>;
  readonly found: Found;
}

const MOST_PASSES = 5;

/** The case's verdict: only a failure that showed in every attempt is one. */
export function judgeCase({ planned, attempts, observes, observed, found }: CaseFacts): CaseResult {
  const own = confirm(attempts, failedChecks);
  const last = attempts.at(-1);
  const stop = last !== undefined && 'stop' in last.outcome ? last.outcome.stop : undefined;
  const failed: readonly Check[] = [...own.confirmed, ...observed.confirmed.map(({ check }) => check)];
  const flaky = [...own.flaky, ...observed.flaky.map(({ check }) => check)];
  const passed = (last?.checks ?? []).filter(({ verdict }) => verdict === 'pass');

  const [verdict, reason, message] = ((): readonly [
    Verdict,
    (Reason | undefined)?,
    (string | undefined)?,
  ] => {
    if (stop?.verdict === 'error') return [stop.verdict, stop.reason, stop.message];
    if (failed.length > 0) return ['fail', undefined, failed[0]?.message];
    const unconfirmable = own.unconfirmable ?? observed.unconfirmable;
    if (flaky.length > 0 && unconfirmable !== undefined) {
      return [
        'inconclusive',
        unconfirmable.reason,
        `failed once and could not be tried again: ${unconfirmable.message}`,
      ];
    }
    if (flaky.length > 0)
      return ['inconclusive', 'flaky', `failed in some of the attempts only: ${flaky[0]?.message}`];
    if (stop !== undefined) return [stop.verdict, stop.reason, stop.message];
    if (found.open !== undefined) return ['inconclusive', 'unreadable', found.open];
    if (passed.length > 0 || (observes && found.passes > 0)) return ['pass'];
    return ['inconclusive', 'no-data', 'nothing came back that could be judged'];
  })();

  return {
    id: planned.id,
    requirement: planned.requirement,
    operation: planned.operation,
    verdict,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
    attempts: attempts.length,
    // Concatenated, they have no room for more than is in them.
    checks: failed.concat(flaky, passed.slice(0, MOST_PASSES)),
    exchanges: ([] as string[]).concat(...attempts.map(({ exchanges }) => exchanges)),
  };
}

/** Whether something failed in every attempt. */
export function isFailing(attempts: readonly Attempt[]): boolean {
  return (
    confirm(attempts, failedChecks).confirmed.length > 0 ||
    confirm(attempts, observedFailures).confirmed.length > 0
  );
}

/** Whether something failed in some of the attempts only. */
export function isFlaky(attempts: readonly Attempt[]): boolean {
  return (
    confirm(attempts, failedChecks).flaky.length > 0 || confirm(attempts, observedFailures).flaky.length > 0
  );
}
