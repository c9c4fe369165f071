import type { CaseResult, Verdict } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { type ExchangeSource, findingsOf } from './findings.ts';
import { groupBy } from './group.ts';
import type { LeftBehind, Report, RunFacts } from './model.ts';
import { placesOf } from './places.ts';
import { reportedRow, reportProfile, reportRequirement } from './profiles.ts';
import { reportSurface } from './surface.ts';

/** What a run came to, as far as the plan does not say it. */
export interface RunRecord {
  readonly tool: Report['tool'];
  readonly run: RunFacts;
  readonly target: string;
  readonly results: readonly CaseResult[];
  readonly leftBehind: readonly LeftBehind[];
  readonly exchangeOf: ExchangeSource;
}

/** The report of a run: verdicts rolled up, failures grouped by cause. */
export function buildReport(plan: Plan, record: RunRecord): Report {
  const { contract } = plan.kit;
  const results = [...record.results, ...plan.filtered.map((one) => filtered(plan, one))];
  const byRequirement = groupBy(results, ({ requirement }) => requirement);
  const requirements = contract.catalogue.map((row) => {
    return reportRequirement(
      reportedRow(row),
      byRequirement.get(row.id) ?? [],
      row.profiles.includes(plan.profile),
    );
  });
  const profiles = Object.fromEntries(
    [...new Set(contract.catalogue.flatMap((row) => row.profiles))].map((profile) => [
      profile,
      reportProfile(profile, requirements),
    ]),
  );
  const surface = reportSurface(contract);
  const complete = record.run.aborted === undefined && record.results.length === plan.cases.length;
  const accounted = accountsForAll(plan, record.results);
  const findings = findingsOf(contract.catalogue, record.results, record.exchangeOf, record.target);
  return {
    reportVersion: 1,
    tool: record.tool,
    run: record.run,
    subject: { target: record.target },
    contract: {
      id: contract.id,
      version: contract.version,
      title: contract.title,
      digest: contract.digest,
      operations: contract.operations.length,
      ...(surface !== undefined && { surface }),
    },
    plan: {
      digest: plan.digest,
      cases: plan.cases.length,
      filters: plan.filters,
      ...(plan.shard && { shard: { index: plan.shard.index, of: plan.shard.of } }),
    },
    outcome: accounted ? (profiles[plan.profile]?.outcome ?? 'incomplete') : 'invalid',
    profile: plan.profile,
    profiles,
    requirements,
    findings,
    places: placesOf(contract, findings),
    cases: results,
    leftBehind: record.leftBehind,
    footer: { complete, cases: countVerdicts(results) },
  };
}

function filtered(plan: Plan, { id, requirement, operation }: Plan['filtered'][number]): CaseResult {
  const message = `left out by ${plan.filters.join(' ')}`;
  return {
    id,
    requirement,
    operation,
    verdict: 'not-run',
    reason: 'filtered',
    message,
    attempts: 0,
    checks: [],
    exchanges: [],
  };
}

/** Every planned case has exactly one result. */
function accountsForAll(plan: Plan, results: readonly CaseResult[]): boolean {
  const judged = new Set(results.map(({ id }) => id));
  return results.length === plan.cases.length && plan.cases.every(({ id }) => judged.has(id));
}

export function countVerdicts(results: readonly CaseResult[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = {
    error: 0,
    fail: 0,
    inconclusive: 0,
    'not-run': 0,
    pass: 0,
    'not-applicable': 0,
  };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}
