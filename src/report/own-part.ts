import { groupBy } from './group.ts';
import type { Report } from './model.ts';
import { reportRequirement } from './profiles.ts';
import { inProfile, isOpen } from './scope.ts';

/**
 * A report without what other shards judge, and without what a filter left out; any other report as it is. For readers
 * who want to know what became of what they asked for.
 */
export function ownPart(report: Report): Report {
  const isShard = report.plan.shard !== undefined;
  // Of a whole run the part of a missing shard is missing indeed.
  const cases = report.cases.filter(
    ({ reason }) => reason !== 'filtered' && !(isShard && reason === 'shard-missing'),
  );
  if (!isShard && cases.length === report.cases.length) return report;
  const own = groupBy(cases, ({ requirement }) => requirement);
  const all = groupBy(report.cases, ({ requirement }) => requirement);
  // What has no case at all was left out by no filter: nothing tests it, or it applies to nothing.
  const isOwn = (id: string): boolean => own.has(id) || (!isShard && !all.has(id));
  const requirements = report.requirements
    .filter(({ id }) => isOwn(id))
    .map((row) => (own.has(row.id) ? reportRequirement(row, own.get(row.id) ?? [], true) : row));
  return { ...report, cases, requirements };
}

/** How many requirements of the profile are open only because a filter left them out, and how many it left out in part. */
export function leftOut(report: Report): { readonly wholly: number; readonly inPart: number } {
  const filtered = new Set(
    report.cases.filter(({ reason }) => reason === 'filtered').map(({ requirement }) => requirement),
  );
  if (filtered.size === 0) return { wholly: 0, inPart: 0 };
  const kept = new Set(ownPart(report).requirements.map(({ id }) => id));
  const touched = inProfile(report).filter((row) => filtered.has(row.id) && isOpen(row));
  const inPart = touched.filter(({ id }) => kept.has(id)).length;
  return { wholly: touched.length - inPart, inPart };
}
