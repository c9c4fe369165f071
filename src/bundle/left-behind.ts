import type { Plan } from '../plan/plan.ts';
import type { LeftBehind } from '../report/model.ts';
import { unchallenged } from '../run/challenge.ts';
import { Guard } from '../run/guard.ts';
import { configuredIds } from '../script/configured.ts';
import type { Recorded } from './evidence.ts';

/** Requests that remove what a run made, once its cases are over. */
const CLEANUP = /^cleanup#/;

/**
 * What the evidence shows as made and not removed. A run may know of more: a request that was repeated when the target
 * asked for patience is in the evidence once.
 */
export function leftBehindIn({ kit }: Plan, record: readonly Recorded[]): LeftBehind[] {
  const guard = new Guard(kit.contract, configuredIds(kit.settings.values));
  const exchanges = record.map((one) => ({ ...unchallenged(one), receivedAt: Date.parse(one.receivedAt) }));
  const removals = exchanges.filter(({ id }) => CLEANUP.test(id));
  const made = exchanges.filter(({ id }) => !CLEANUP.test(id));
  const sent = new Map<string, number>();
  const bySending = [...made].sort((one, other) => beginOf(one) - beginOf(other)).values();
  let next = bySending.next();
  for (const exchange of made) {
    // What was sent and what came within one millisecond: whoever sent then did not know what came.
    for (; !next.done && beginOf(next.value) <= exchange.receivedAt; next = bySending.next())
      sent.set(next.value.id, guard.moment());
    const { receivedAt: _, ...noted } = exchange;
    if (noted.withheld === undefined) guard.note(noted, sent.get(noted.id) ?? guard.moment());
  }
  return guard.remaining().flatMap(({ path, removal }): LeftBehind[] => {
    if ('impossible' in removal) return [{ path, reason: removal.impossible }];
    const { response, failure } =
      removals.findLast(
        ({ request }) => request.path === removal.path && request.operation === removal.operation.key,
      ) ?? {};
    const status = response?.status ?? 0;
    if ((status >= 200 && status < 300) || status === 404) return [];
    const reason = response ? `answered ${status}` : (failure?.message ?? 'no request for it is recorded');
    return [{ path, reason }];
  });
}

function beginOf({ receivedAt, milliseconds }: { receivedAt: number; milliseconds: number }): number {
  return receivedAt - milliseconds;
}

/** What the evidence shows as left behind, and a report does not list. */
export function unlisted(shown: readonly LeftBehind[], listed: readonly LeftBehind[]): LeftBehind[] {
  const known = new Set(listed.map(({ path }) => path));
  return shown.filter(({ path }) => !known.has(path));
}
