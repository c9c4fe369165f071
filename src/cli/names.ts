import type { Contract } from '../contract/contract.ts';
import { namesIn } from '../contract/kind.ts';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import type { Filters } from '../plan/plan.ts';
import { globToRegExp } from '../script/glob.ts';
import type { ConfiguredValues } from '../script/kit.ts';
import { bodyShapeOf } from '../values/request-body.ts';
import { calledAs } from './called-as.ts';

/**
 * Makes sure that every name and glob that was given is one of something.
 * @throws UsageError with the nearest name: what matches nothing would leave out what it was to ask for, in silence.
 */
export function checkNames(contract: Contract, filters: Filters, values: ConfiguredValues): void {
  const ids = contract.catalogue.map(({ id }) => id);
  for (const option of ['only', 'skip'] as const)
    for (const glob of filters[option]) checkGlob(`--${option}`, glob, 'requirement', ids);
  for (const glob of filters.operation) checkOperation('--operation', glob, contract);
  for (const glob of Object.keys(values.operations ?? {}))
    checkOperation('the configuration, values.operations:', glob, contract);
  checkValues(contract, values);
}

function checkOperation(where: string, glob: string, { operations, untestable }: Contract): void {
  const matches = globToRegExp(glob);
  const cannot = untestable.find(({ key }) => matches.test(key));
  const keys = operations.map(({ key }) => key);
  if (cannot !== undefined && !keys.some((key) => matches.test(key)))
    throw new UsageError(`${where} ${glob}: ${cannot.key} cannot be judged: ${cannot.reason}`);
  checkGlob(where, glob, 'operation', keys);
}

function checkGlob(where: string, glob: string, kind: string, names: readonly string[]): void {
  const matches = globToRegExp(glob);
  if (names.some((name) => matches.test(name))) return;
  const hint = didYouMean(glob, /[*?]/.test(glob) ? globsOver(names) : names);
  throw new UsageError(
    `${where} ${glob} is no ${kind}${hint || `; ${calledAs(process.env)} plan shows what there is`}`,
  );
}

/** The names up to each slash, with what follows left open. */
function globsOver(names: readonly string[]): Set<string> {
  return new Set(
    names.flatMap((name) => [...name.matchAll(/\//g)].map(({ index }) => `${name.slice(0, index)}/*`)),
  );
}

function checkValues(contract: Contract, { parameters, properties }: ConfiguredValues): void {
  const { operations } = contract;
  const known = {
    // Generated documents often leave out the parameters of their paths.
    parameters: new Set(
      operations.flatMap((one) => [...one.parameters.map(({ name }) => name), ...namesIn(one.path)]),
    ),
    properties: new Set(
      operations.flatMap((one) => [...(bodyShapeOf(contract, one)?.properties.keys() ?? [])]),
    ),
  };
  for (const [part, given] of Object.entries({ parameters, properties }))
    for (const name of Object.keys(given)) {
      const names = known[part as keyof typeof known];
      if (!names.has(name))
        throw new UsageError(
          `the configuration has values for what the contract does not know: ${name}${didYouMean(name, names)}`,
        );
    }
}
