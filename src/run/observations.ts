import type { Stop } from '../model.ts';
import type { Attempt, ObservedFailure } from './attempt.ts';
import { confirm, observedFailures } from './verdict.ts';

/** What was seen of one requirement on one operation, in all exchanges with it. */
export interface Seen {
  readonly confirmed: ObservedFailure[];
  readonly flaky: ObservedFailure[];
  unconfirmable?: Stop;
}

/** Adds what the attempts at one script showed, by requirement and operation. */
export function collect(seen: Map<string, Seen>, attempts: readonly Attempt[]): void {
  const confirmation = confirm(attempts, observedFailures);
  for (const kind of ['confirmed', 'flaky'] as const) {
    for (const failure of confirmation[kind]) {
      const key = `${failure.requirement} ${failure.operation}`;
      const known = seen.get(key) ?? { confirmed: [], flaky: [] };
      known[kind].push(failure);
      if (confirmation.unconfirmable !== undefined) known.unconfirmable = confirmation.unconfirmable;
      seen.set(key, known);
    }
  }
}
