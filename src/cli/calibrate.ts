import type { CommandModule } from 'yargs';
import type { Calibration, MutantResult } from '../calibrate.ts';
import { EXIT } from './exit-code.ts';
import { configOf, type PlanArguments, planOf, planOptions } from './options.ts';

interface CalibrateArguments extends PlanArguments {
  readonly mutant?: readonly string[] | undefined;
  readonly json: boolean;
}

/** `trysquare calibrate`: the power of the suite, on the reference server. */
export const calibrateCommand: CommandModule<object, CalibrateArguments> = {
  command: 'calibrate',
  describe: 'Show which known faults the suite catches, on the reference server of the contract',
  builder: {
    ...planOptions,
    mutant: { type: 'string', array: true, nargs: 1, describe: 'Only these faults' },
    json: { type: 'boolean', default: false, describe: 'Print the result as JSON' },
  } as never,
  handler: runCalibrate,
};

async function runCalibrate(args: CalibrateArguments): Promise<void> {
  const { calibrate } = await import('../calibrate.ts');
  const { mutants, mutantNamed } = await import('../reference/mutants/index.ts');
  const { startReference } = await import('./reference.ts');
  const plan = planOf({ ...args, seed: args.seed ?? 1 }, configOf(args));
  const chosen = args.mutant?.map(mutantNamed) ?? mutants;
  const widest = Math.max(...chosen.map(({ id }) => id.length));
  const calibration = await calibrate(
    plan,
    chosen,
    (mutant) => startReference(plan.kit.contract, 0, mutant?.id),
    (result) => {
      if (!args.json) process.stdout.write(`${line(result, widest)}\n`);
    },
  );
  process.stdout.write(args.json ? `${JSON.stringify(calibration, null, 2)}\n` : summary(calibration));
  process.exitCode = calibration.passed ? EXIT.ok : EXIT.nonconformant;
}

function line({ id, fate, requirement, failed }: MutantResult, widest: number): string {
  const mark = fate === 'caught' || fate === 'alive' ? '✓' : '✗';
  const others = failed.filter((one) => one !== requirement);
  const also = others.length > 0 ? `  also ${others.join(', ')}` : '';
  return `${mark} ${fate.padEnd(9)}  ${id.padEnd(widest)}  ${requirement ?? 'must stay alive'}${also}`;
}

function summary({ clean, mutants, passed }: Calibration): string {
  const faults = mutants.filter(({ requirement }) => requirement !== undefined);
  const caught = faults.filter(({ fate }) => fate === 'caught').length;
  const inert = mutants.filter(({ requirement }) => requirement === undefined);
  const alive = inert.filter(({ fate }) => fate === 'alive').length;
  return [
    '',
    `clean server: ${clean.outcome}, ${clean.findings.length} findings`,
    `faults: ${caught} of ${faults.length} caught by the requirement that they name`,
    `no faults: ${alive} of ${inert.length} left alone`,
    passed ? '✓ the suite catches what it claims' : '✗ the suite does not catch what it claims',
    '',
  ].join('\n');
}
