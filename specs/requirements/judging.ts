import { check } from '../../src/check.ts';
import { startReference } from '../../src/cli/reference.ts';
import type { Contract } from '../../src/contract/contract.ts';
import type { Mutant } from '../../src/reference/mutant.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import type { Report } from '../../src/report/model.ts';
import { complaints, planFor } from '../support/judged.ts';

const TIMEOUT = 1_500;

async function judgedBy(contract: Contract, only: readonly string[], mutant?: Mutant): Promise<Report> {
  const server = await startReference(contract, 0, mutant?.id);
  try {
    const plan = planFor(contract, {}, { profile: 'full', only });
    return await check(plan, { target: server.url, keys: server.keys, timeout: TIMEOUT });
  } finally {
    await server.close();
  }
}

/** What a report complains of, without what its filter left out. */
export function about(report: Report): string[] {
  return complaints(report).filter((line) => !line.startsWith('not-run filtered'));
}

/** What requirements complain of in the clean reference server. */
export async function clean(contract: Contract, requirements: readonly string[]): Promise<string[]> {
  return about(await judgedBy(contract, requirements));
}

/** The ids of a requirement's faults that fit a contract. */
export function faultsOf(contract: Contract, requirement: string): string[] {
  return mutants
    .filter((one) => one.requirement === requirement && (one.fits?.(contract) ?? true))
    .map(({ id }) => id);
}

/** The findings of the requirement that has to catch a fault, each by its title. */
export async function caught(contract: Contract, id: string): Promise<string[]> {
  const mutant = mutants.find((one) => one.id === id) as Mutant;
  const report = await judgedBy(contract, [mutant.requirement], mutant);
  return report.findings.map(({ title }) => title);
}
