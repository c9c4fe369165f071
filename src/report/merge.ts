import type { CaseResult, Exchange } from '../model.ts';
import { countVerdicts } from './build.ts';
import { findingsOf } from './findings.ts';
import { groupBy } from './group.ts';
import type { Finding, Places, Report } from './model.ts';
import { reportProfile, reportRequirement, WORST_FIRST } from './profiles.ts';

/** A merged report, and the shards that nobody brought. */
export interface Merged {
  readonly report: Report;
  readonly missing: readonly number[];
}

/** Whether a report is of a part of a plan. */
export function isShard({ plan }: Report): boolean {
  return plan.shard !== undefined;
}

/**
 * Why reports cannot be merged, as a sentence; undefined where they can: shards of one plan, each once, of the same
 * target.
 */
export function unmergeable(reports: readonly Report[]): string | undefined {
  const [first] = reports as [Report, ...Report[]];
  const seen = new Set<number>();
  for (const report of reports) {
    const { plan, tool, profile, subject } = report;
    if (plan.shard === undefined) return 'one of the runs is whole, and the others are shards';
    const { index, of } = plan.shard;
    if (of !== first.plan.shard?.of) return `one run is of ${first.plan.shard?.of} shards, another of ${of}`;
    if (seen.has(index)) return `shard ${index} of ${of} is there twice`;
    seen.add(index);
    if (plan.digest !== first.plan.digest || profile !== first.profile)
      return `shard ${index} is of another plan: the same contract, configuration and --seed are needed`;
    if (tool.version !== first.tool.version)
      return `shard ${index} was judged by version ${tool.version}, another by ${first.tool.version}`;
    if (subject.target !== first.subject.target)
      return `shard ${index} judged ${subject.target}, another ${first.subject.target}`;
  }
  return undefined;
}

/** Makes one report of the shards of a plan, as one run over all of it would have made it. */
export function mergeShards(shards: readonly Report[]): Merged {
  const reports = [...shards].sort((a, b) => indexOf(a) - indexOf(b));
  const [first] = reports as [Report, ...Report[]];
  const of = first.plan.shard?.of ?? 1;
  const byId = groupBy(
    reports.flatMap((report) => report.cases.map((result) => marked(result, indexOf(report)))),
    ({ id }) => id,
  );
  const results = first.cases.map(({ id }) => together(byId.get(id) ?? []));
  const cases = results.map((result) => unmarked(result));
  const byRequirement = groupBy(cases, ({ requirement }) => requirement);
  const requirements = first.requirements.map((row) =>
    reportRequirement(row, byRequirement.get(row.id) ?? [], row.profiles.includes(first.profile)),
  );
  const profiles = Object.fromEntries(
    Object.keys(first.profiles).map((profile) => [profile, reportProfile(profile, requirements)]),
  );
  const aborted = reports.find(({ run }) => run.aborted !== undefined)?.run.aborted;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter(
    (index) => !reports.some((report) => indexOf(report) === index),
  );
  const { shard: _, ...plan } = first.plan;
  const { aborted: __, ...run } = first.run;
  const invalid = reports.some(({ outcome }) => outcome === 'invalid');
  const report: Report = {
    ...first,
    run: {
      ...run,
      startedAt: reports.map((one) => one.run.startedAt).sort()[0] ?? '',
      finishedAt:
        reports
          .map((one) => one.run.finishedAt)
          .sort()
          .at(-1) ?? '',
      requests: reports.reduce((sum, one) => sum + one.run.requests, 0),
      ...(aborted !== undefined && { aborted }),
      shards: reports.map((one) => ({
        index: indexOf(one),
        startedAt: one.run.startedAt,
        finishedAt: one.run.finishedAt,
        requests: one.run.requests,
      })),
    },
    plan,
    outcome: invalid ? 'invalid' : (profiles[first.profile]?.outcome ?? 'incomplete'),
    profiles,
    requirements,
    findings: mergedFindings(reports, results, first),
    places: mergedPlaces(reports),
    cases,
    leftBehind: reports.flatMap(({ leftBehind }) => leftBehind),
    footer: {
      complete: missing.length === 0 && reports.every(({ footer }) => footer.complete),
      cases: countVerdicts(cases.filter(({ reason }) => reason !== 'filtered')),
    },
  };
  return { report, missing };
}

function indexOf({ plan }: Report): number {
  return plan.shard?.index ?? 1;
}

/** What all shards say of one case; what another shard judges says nothing. */
function together(results: readonly CaseResult[]): CaseResult {
  const judged = results.filter(({ reason }) => reason !== 'shard-missing');
  const worst = WORST_FIRST.flatMap((verdict) => judged.filter((one) => one.verdict === verdict));
  const [first = results[0] as CaseResult] = worst;
  const failing = worst.filter(({ verdict }) => verdict === 'fail');
  if (failing.length < 2) return first;
  return {
    ...first,
    checks: failing.flatMap(({ checks }) => checks),
    exchanges: [...new Set(failing.flatMap(({ exchanges }) => exchanges))],
  };
}

/** Two shards may have exchanges of the same id: what makes a resource for one makes another for the next. */
function marked(result: CaseResult, index: number): CaseResult {
  const checks = result.checks.map((check) =>
    check.exchange === undefined ? check : { ...check, exchange: `${index}:${check.exchange}` },
  );
  return { ...result, checks };
}

function unmarked(result: CaseResult): CaseResult {
  const checks = result.checks.map((check) =>
    check.exchange === undefined ? check : { ...check, exchange: check.exchange.replace(/^\d+:/, '') },
  );
  return { ...result, checks };
}

function mergedFindings(
  reports: readonly Report[],
  results: readonly CaseResult[],
  { requirements, subject }: Report,
): Finding[] {
  const examples = new Map<string, Exchange>();
  for (const report of reports) {
    for (const { example } of report.findings) {
      const { exchange } = example;
      if (exchange !== undefined) examples.set(`${indexOf(report)}:${exchange.id}`, exchange);
    }
  }
  return findingsOf(requirements, results, (id) => examples.get(id), subject.target);
}

function mergedPlaces(reports: readonly Report[]): Places {
  return {
    operations: Object.assign({}, ...reports.map(({ places }) => places.operations)),
    rules: Object.assign({}, ...reports.map(({ places }) => places.rules)),
  };
}
