import type { Calibration, MutantResult } from '../../calibrate.ts';
import { plural } from '../../plural.ts';
import { inertLines } from '../../report/formats/common/log.ts';

/** A line for a fault as soon as it is judged. */
export function line({ id, fate, requirement, failed }: MutantResult, widest: number): string {
  const others = failed.filter((one) => one !== requirement);
  const also = others.length > 0 ? `  also ${others.join(', ')}` : '';
  const fine = fate === 'caught' || fate === 'alive';
  return `${fine ? '✓' : '✗'} ${fate.padEnd(9)}  ${id.padEnd(widest)}  ${requirement ?? 'must stay alive'}${also}`;
}

/** What a calibration came to. */
export function summary({ voided, ...calibration }: Calibration): string {
  if (voided !== undefined) return inertLines(['', `✗ VOID: ${voided.message}`]);
  const { verdict, clean, mutants, requirements, notApplicable } = calibration;
  const having = (fate: MutantResult['fate']): MutantResult[] => mutants.filter((one) => one.fate === fate);
  const faults = mutants.filter(({ requirement }) => requirement !== undefined).length;
  const widest = Math.max(0, ...requirements.map(({ requirement }) => requirement.length));
  return [
    '',
    ...requirements.map(({ requirement, caught, faults: all, misblamed, missed }) =>
      [
        `${caught === all ? '✓' : '✗'} ${requirement.padEnd(widest)}  caught ${caught} of ${all}`,
        ...(misblamed.length > 0 ? [`misblamed: ${misblamed.join(', ')}`] : []),
        ...(missed.length > 0 ? [`missed: ${missed.join(', ')}`] : []),
      ].join('  '),
    ),
    '',
    `clean run: ${clean.outcome}, no findings${clean.open > 0 ? `, ${plural(clean.open, 'case')} open` : ''}`,
    'controls: the fault that cannot be missed was caught, the change that is no fault was left alone',
    `faults: ${having('caught').length} of ${faults} caught, ${having('misblamed').length} misblamed, ${having('missed').length} missed`,
    ...(notApplicable.length > 0 ? [`not applicable: ${notApplicable.length}, not counted`] : []),
    verdict === 'passed'
      ? '✓ PASSED: the suite notices every fault, and blames at least 95 of 100 on the right requirement'
      : '✗ FAILED: the suite does not catch what it claims',
    '',
  ].join('\n');
}

/** What is left at a target, by collection: a run for each fault leaves what no operation removes. */
export function leftovers(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const collection = path.replace(/[^/]+\/?$/, '');
    counts.set(collection, (counts.get(collection) ?? 0) + 1);
  }
  const shown = [...counts].map(([collection, number]) => `${number} in ${collection}`).join(', ');
  return `what could not be removed is left at the target: ${shown}`;
}
