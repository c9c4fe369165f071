import { PreflightError } from '../../errors.ts';
import type { Exchange, HttpRequest } from '../../model.ts';
import type { Plan } from '../../plan/plan.ts';
import { attemptOf } from '../journal/entries.ts';
import type { FileJournal } from '../journal/file.ts';
import { CLEANUP, type Session } from '../session.ts';
import type { Transport } from '../transport.ts';
import { adopt } from './adopt.ts';
import { isSame, survey } from './survey.ts';
import { vanished } from './vanished.ts';

/** What an earlier process left of a run. */
export interface Rest {
  /** What it recorded of a request, where that counts. */
  recorded(request: HttpRequest, id: string): Exchange | undefined;
  /** Requests that it sent, as far as they were recorded. */
  readonly requests: number;
  /** How often it removed something. */
  readonly removed: number;
}

/**
 * Goes on with a run that was cut off: what was recorded whole counts as it is, what was cut off is made anew.
 * @throws PreflightError where the target is no longer what it was.
 */
export async function resume(
  plan: Plan,
  journal: FileJournal,
  { session, transport, attempts }: { session: Session; transport: Transport; attempts: number },
): Promise<Rest> {
  const counting = (id: string): Exchange | undefined => {
    const exchange = journal.read(id);
    return exchange?.withheld?.reason === 'aborted' ? undefined : exchange;
  };
  const torn = await survey(plan, counting, attempts);
  adopt(session.guard, journal.entries());
  const gone = await vanished(plan, session.guard, journal.exchanges(), transport, torn);
  if (gone !== undefined) {
    throw new PreflightError(
      `the target no longer has what this run made (${gone}): it cannot be gone on with, so start it again`,
    );
  }
  const begun = new Set([...journal.ids()].map(attemptOf));
  for (const attempt of torn) if (begun.has(attempt)) journal.redone(attempt);
  const ids = [...journal.ids()];
  return {
    recorded(request, id) {
      const exchange = counting(id);
      return exchange !== undefined && isSame(exchange.request, request) ? exchange : undefined;
    },
    requests: ids.length,
    removed: ids.filter((id) => attemptOf(id) === CLEANUP).length,
  };
}
