import type { Recorded } from '../evidence.ts';
import { isMoment } from '../evidence.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

/** Clocks of one machine, in milliseconds: the one that tells the time may be set while the other runs. */
const SLACK = 1_000;
/** Clocks of two machines. */
const AHEAD = 300_000;
/** How much the clocks of a target may run apart while it is judged. */
const DRIFT = 300_000;

export const time: Check = {
  number: 18,
  name: 'time',
  statement: 'The run lies within the time that the verifier names, and every exchange within the run.',
  needs: ['plan', 'evidence'],
  run(dossier) {
    const { run } = dossier.the('report');
    const { notBefore, notAfter, now } = dossier.expected;
    if (!isMoment(run.startedAt) || !isMoment(run.finishedAt))
      refuse('says no moment at which it began and ended');
    const [start, end] = [Date.parse(run.startedAt), Date.parse(run.finishedAt)];
    if (end < start) refuse('ended before it began');
    if (end > now.getTime() + AHEAD) refuse(`ends in the future: ${run.finishedAt}`);
    if (notBefore !== undefined && start < notBefore.getTime())
      refuse(`began ${run.startedAt}, before ${notBefore.toISOString()}`);
    if (notAfter !== undefined && end > notAfter.getTime())
      refuse(`ended ${run.finishedAt}, after ${notAfter.toISOString()}`);
    const record = dossier.the('record');
    let latest = start;
    for (const { id, receivedAt, milliseconds } of record) {
      const received = Date.parse(receivedAt);
      if (received < latest || received > end || received - milliseconds < start - SLACK)
        refuse(`has the exchange ${id} at ${receivedAt}, out of its order or outside of the run`);
      latest = received;
    }
    const busy = record.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    if (busy > (end - start + SLACK) * dossier.the('planFile').concurrency)
      refuse('has exchanges that took longer together than the run did');
    if (spread(record) > DRIFT) refuse('has answers whose Date headers are of other times than the run');
    return `from ${run.startedAt} to ${run.finishedAt}, ${count(record.length, 'exchange')} within`;
  },
};

/** How far the target's clock, by its Date headers, moves against the run's, in milliseconds. */
function spread(record: readonly Recorded[]): number {
  const offsets = record.flatMap(({ receivedAt, response }) => {
    const date = response?.headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
    const told = date === undefined ? Number.NaN : Date.parse(date);
    return Number.isFinite(told) ? [told - Date.parse(receivedAt)] : [];
  });
  const [least, most] = [offsets.reduce(minimum, Infinity), offsets.reduce(maximum, -Infinity)];
  return offsets.length === 0 ? 0 : most - least;
}

function minimum(one: number, other: number): number {
  return Math.min(one, other);
}

function maximum(one: number, other: number): number {
  return Math.max(one, other);
}
