import { plural } from '../plural.ts';
import type { Report, RequirementReport } from './model.ts';
import { leftOut, ownPart } from './own-part.ts';
import { inProfile, isOpen, standingOf } from './scope.ts';

/** What is wrong with a report that lacks results. */
export const UNACCOUNTED = 'the report does not account for every planned case';

/**
 * Why the outcome is what it is, in a few words. Says what is not verified, whatever else it says.
 * @param command how the command is called where this is read.
 */
export function whyOf(report: Report, command = 'trysquare'): string {
  const asked = inProfile(report);
  const failed = asked.filter((one) => standingOf(one) === 'failed');
  // What a filter left out is a number: whoever filtered knows what it is.
  const open = inProfile(ownPart(report)).filter((one) => standingOf(one) !== 'failed' && isOpen(one));
  const filtered = leftOutBy(report);
  const verified = `${asked.filter((one) => standingOf(one) === 'verified').length} verified`;
  switch (report.outcome) {
    case 'invalid':
      return asked.some((one) => standingOf(one) === 'harness error')
        ? 'Trysquare itself failed, which says nothing about the target'
        : UNACCOUNTED;
    case 'nonconformant': {
      const violated = failed.filter(({ level }) => level === 'MUST');
      return joined(
        counted(violated, 'MUST requirement', 'failed'),
        open.length > 0 && `${open.length} not verified`,
        filtered,
      );
    }
    case 'incomplete':
      if (report.plan.shard !== undefined) return ofShard(report.plan.shard, report, command);
      return report.cases.length === 0
        ? 'no case was run, nothing is verified'
        : joined((open.length > 0 || !filtered) && counted(open, 'requirement', 'not verified'), filtered);
    case 'conformant-with-deviations':
      return joined(verified, counted(failed, 'requirement', 'below MUST failed'), openly(open));
    case 'conformant':
      return joined(`${verified}, none failed`, openly(open));
  }
}

function leftOutBy(report: Report): string | false {
  const { wholly, inPart } = leftOut(report);
  if (wholly === 0) return inPart > 0 && `${plural(inPart, 'requirement')} left out in part by a filter`;
  return `${plural(wholly, 'requirement')} left out by a filter${inPart > 0 ? `, and ${inPart} in part` : ''}`;
}

/** A part of a plan verifies nothing by itself. */
function ofShard(
  { index, of }: { readonly index: number; readonly of: number },
  { cases }: Report,
  command: string,
): string {
  const own = cases.filter(({ reason }) => reason !== 'shard-missing' && reason !== 'filtered');
  const open = own.filter(
    ({ verdict, reason }) =>
      (verdict === 'inconclusive' || verdict === 'not-run') && reason !== 'out-of-reach',
  );
  const part = `shard ${index} of ${of} judged its ${plural(own.length, 'case')}`;
  return `${part}, ${open.length === 0 ? 'none failed' : `${open.length} open`}: merge all shards (${command} report RUN…)`;
}

const MOST_NAMED = 4;

function openly(open: readonly RequirementReport[]): string | false {
  return open.length > 0 && counted(open, 'requirement', 'not verified, or not everywhere');
}

function joined(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join('; ');
}

function counted(requirements: readonly RequirementReport[], noun: string, what: string): string {
  const ids = requirements.slice(0, MOST_NAMED).map(({ id }) => id);
  const rest = requirements.length - ids.length;
  const named = ids.length === 0 ? '' : `: ${ids.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `${plural(requirements.length, noun)} ${what}${named}`;
}
