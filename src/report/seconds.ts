import type { RunFacts } from './model.ts';

/** How long a run took, in seconds; 0 where that cannot be told. */
export function secondsOf({ startedAt, finishedAt }: RunFacts): number {
  const milliseconds = Date.parse(finishedAt) - Date.parse(startedAt);
  return Number.isFinite(milliseconds) && milliseconds > 0 ? milliseconds / 1000 : 0;
}
