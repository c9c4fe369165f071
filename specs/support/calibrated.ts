import { judgeJob } from '../../src/calibrate/job.ts';
import { type Calibration, calibrate, type Job } from '../../src/calibrate.ts';
import { startReference } from '../../src/cli/reference.ts';
import type { Profile } from '../../src/model.ts';
import type { Mutant } from '../../src/reference/mutant.ts';
import { mutants } from '../../src/reference/mutants/index.ts';
import { contractAt, planFor } from './judged.ts';

const contract = contractAt();

/** A hang is seen sooner than a user would wait. */
const TIMEOUT = 1_500;

function profileOf({ requirement }: Mutant): Profile {
  const row = contract.catalogue.find(({ id }) => id === requirement);
  return row?.profiles.includes('core') ? 'core' : 'full';
}

/** The first fault of each requirement that the contract has a place for. */
const representative = new Set(
  contract.catalogue.map(({ id }) =>
    mutants.find(({ requirement, fits }) => requirement === id && (fits?.(contract) ?? true)),
  ),
);

/**
 * Calibrates with the faults of the requirements that a profile is the first to have. The whole plan is run for one
 * fault of each requirement, and for all faults of those that observe: there it shows what else would be blamed. Of the
 * other faults only the cases of the requirement that must catch them are run.
 */
export function calibrated(profile: Profile): Promise<Calibration> {
  const plan = planFor(contract, {}, { profile });
  const start = (mutant: Mutant | undefined) => startReference(contract, 0, mutant?.id);
  const faults = mutants.filter((one) => !one.id.startsWith('control/') && profileOf(one) === profile);
  const others = new Set(faults.filter((one) => !representative.has(one)));
  const judge = ({ mutant, cases }: Job) => {
    const job: Job = { mutant, cases: mutant !== undefined && others.has(mutant) ? 'own' : cases };
    return judgeJob(plan, start, { timeout: TIMEOUT }, job);
  };
  return calibrate(plan, faults, start, { judge });
}
