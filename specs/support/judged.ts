import { type CheckOptions, check } from '../../src/check.ts';
import { type Contract, loadContract } from '../../src/contract/contract.ts';
import { defaultContract } from '../../src/package-info.ts';
import { type Filters, makePlan, noFilters, type Plan } from '../../src/plan/plan.ts';
import type { Report } from '../../src/report/model.ts';
import { answersAsked } from '../../src/requirements/index.ts';
import { defaultSettings, type Settings } from '../../src/script/kit.ts';

let own: Contract | undefined;

/** The contract of this package, or another. That of this package is read once in a spec file: nothing changes it. */
export function contractAt(file: string = defaultContract): Contract {
  if (file !== defaultContract) return loadContract(file, answersAsked);
  own ??= loadContract(file, answersAsked);
  return own;
}

export function planFor(
  contract: Contract,
  settings: Partial<Settings> = {},
  filters: Partial<Filters> = {},
): Plan {
  return makePlan(contract, { ...defaultSettings, ...settings }, { ...noFilters, ...filters });
}

/** Judges a target by the contract of this package. */
export function judged(
  options: CheckOptions,
  filters: Partial<Filters> = {},
  settings: Partial<Settings> = {},
): Promise<Report> {
  return check(planFor(contractAt(), settings, filters), options);
}

/** The requirements that failed, each with the operations that it failed on. */
export function failures(report: Report): Record<string, readonly string[]> {
  const failed = report.requirements.filter(({ verdict }) => verdict === 'fail');
  return Object.fromEntries(failed.map(({ id, operations }) => [id, operations.fail]));
}

/** What of a report is not as it should be, for a message that tells: findings and open cases. */
export function complaints(report: Report): string[] {
  return [
    ...report.findings.map(
      ({ requirement, title, operations }) => `${requirement}: ${title} (${operations.join(', ')})`,
    ),
    ...report.cases
      .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'fail' && verdict !== 'not-applicable')
      .map(({ id, verdict, reason, message }) => `${verdict} ${reason}: ${id}: ${message}`),
  ];
}
