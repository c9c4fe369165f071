import { calibratedPlan, otherThan, readCalibration, weaknessOf } from '../calibration.ts';
import { NAMES } from '../layout.ts';
import { refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const calibration: Check = {
  number: 19,
  name: 'calibration',
  statement:
    'A calibration of the build that made it, by the same documents and profile, is there and has passed.',
  needs: ['plan'],
  async run(dossier) {
    const read = readCalibration(dossier.file(NAMES.calibration));
    const plan = calibratedPlan(dossier.the('laid'), dossier.the('planFile').profile);
    const other = otherThan(plan, dossier.maker(), read);
    if (other.length > 0) refuse(`has a calibration of another ${other.join(', another ')}`);
    const { mutants } = await import('../../reference/mutants/index.ts');
    const faults = mutants.filter(({ id }) => !id.startsWith('control/'));
    const named = [...read.mutants, ...read.notApplicable]
      .map(({ id }) => id)
      .concat(read.notShown, read.notTried);
    // Another build knows other faults.
    const isOwn = dossier.maker().build === dossier.expected.tool.build;
    if (
      isOwn &&
      named.sort().join() !==
        faults
          .map(({ id }) => id)
          .sort()
          .join()
    )
      refuse('has a calibration that does not account for each known fault');
    const requirementOf = new Map<string, string>(faults.map(({ id, requirement }) => [id, requirement]));
    const known = read.mutants.filter(({ id }) => isOwn || requirementOf.has(id));
    if (known.some(({ id, requirement = 'none' }) => requirementOf.get(id) !== requirement))
      refuse('has a calibration that puts a fault to another requirement');
    const weakness = weaknessOf(read, requirementOf);
    if (weakness !== undefined) refuse(`has a calibration that shows no power: ${weakness}`);
    dossier.keep('calibration', read);
    return `passed, as the vendor says: ${read.covered}`;
  },
};
