import { groupBy } from './group.ts';
import type { Report } from './model.ts';
import { reportRequirement } from './profiles.ts';

/** A shard's report without what other shards judge; any other report as it is. For readers of the shard alone. */
export function ownPart(report: Report): Report {
  if (report.plan.shard === undefined) return report;
  const cases = report.cases.filter(({ reason }) => reason !== 'shard-missing');
  const byRequirement = groupBy(cases, ({ requirement }) => requirement);
  const requirements = report.requirements
    .filter(({ id }) => byRequirement.has(id))
    .map((row) => reportRequirement(row, byRequirement.get(row.id) ?? [], true));
  return { ...report, cases, requirements };
}
