import { isEnough } from '../calibrate/power.ts';
import type { MutantResult, NotApplicable } from '../calibrate.ts';
import type { Contract } from '../contract/contract.ts';
import { makePlan, noFilters, type Plan } from '../plan/plan.ts';
import { defaultSettings } from '../script/kit.ts';
import type { Tool } from './build.ts';
import { differences } from './differences.ts';
import { valid } from './schema.ts';
import { parseStrict } from './strict-json.ts';

/** `calibration.json`: which known faults this build catches, in the reference server of the same documents. */
export interface CalibrationFile {
  readonly calibrationVersion: 1;
  readonly tool: Tool;
  /** Digests of what was calibrated: documents and plan. */
  readonly contract: string;
  readonly surface?: string;
  readonly profile: string;
  readonly plan: string;
  /** What it covered, in a sentence. */
  readonly covered: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly passed: boolean;
  readonly clean: { readonly outcome: string; readonly open: number };
  readonly controls: readonly MutantResult[];
  readonly mutants: readonly MutantResult[];
  readonly notApplicable: readonly NotApplicable[];
  /** Faults that changed no answer to anything that was asked: whether they would be noticed is not known. */
  readonly notShown: readonly string[];
  /** Faults for which there was no time. */
  readonly notTried: readonly string[];
}

/** The plan that is calibrated: no seed and no value of a vendor has a say in it. */
export function calibratedPlan(contract: Contract, profile: string): Plan {
  return makePlan(contract, defaultSettings, { ...noFilters, profile });
}

/** What a calibration is of. Another build, document or profile makes it another. */
export function identityOf(
  plan: Plan,
  tool: Tool,
): Pick<CalibrationFile, 'tool' | 'contract' | 'surface' | 'profile' | 'plan'> {
  const { contract } = plan.kit;
  return {
    tool,
    contract: contract.digest,
    ...(contract.surface !== undefined && { surface: contract.surface.digest }),
    profile: plan.profile,
    plan: plan.digest,
  };
}

/** In what a calibration is another than one of this plan and build: `contract`, `tool`; empty where it is the same. */
export function otherThan(plan: Plan, tool: Tool, calibration: CalibrationFile): string[] {
  const { contract, surface, profile, plan: digest } = calibration;
  const found = { contract, ...(surface !== undefined && { surface }), profile, plan: digest };
  return differences(identityOf(plan, tool), { tool: calibration.tool, ...found });
}

/** Why a calibration shows no power, as a sentence; undefined where it does. */
export function weaknessOf(
  calibration: Pick<CalibrationFile, 'passed' | 'controls' | 'mutants' | 'notTried'>,
  requirementOf: ReadonlyMap<string, string>,
): string | undefined {
  const { passed, controls, mutants, notTried } = calibration;
  if (mutants.length === 0) return 'no fault was tried';
  const did = controls.map(({ id, fate }) => `${id} ${fate}`).join(', ');
  if (did !== 'control/always-fails caught, control/inert alive')
    return 'its controls did not do what they must: the fault that cannot be missed, the change that is none';
  const uncaught = mutants.find(({ fate }) => fate === 'missed' || fate === 'killed');
  if (uncaught?.fate === 'killed') return `${uncaught.id} is no fault, and was taken for one`;
  if (uncaught !== undefined) return `${uncaught.id} went unnoticed`;
  if (!isEnough(mutants)) return 'too many faults were blamed on the wrong requirement';
  const tried = new Set(mutants.map(({ requirement }) => requirement));
  const untried = notTried.find((id) => !tried.has(requirementOf.get(id) ?? ''));
  if (untried !== undefined) return `there was no time for any fault of ${requirementOf.get(untried)}`;
  return passed ? undefined : 'it did not pass';
}

const TEXT = { type: 'string' };
const DIGEST = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const closed = (properties: object, optional: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});
const RESULTS = {
  type: 'array',
  items: closed(
    {
      ...{ id: TEXT, title: TEXT, requirement: TEXT },
      fate: { enum: ['caught', 'misblamed', 'missed', 'alive', 'killed'] },
      failed: { type: 'array', items: TEXT },
    },
    ['requirement'],
  ),
};
const SCHEMA = closed(
  {
    calibrationVersion: { const: 1 },
    tool: closed({ name: TEXT, version: TEXT, build: DIGEST }),
    ...{ contract: DIGEST, surface: DIGEST, profile: TEXT, plan: DIGEST, covered: TEXT },
    ...{ startedAt: TEXT, finishedAt: TEXT, passed: { type: 'boolean' } },
    clean: closed({ outcome: TEXT, open: { type: 'integer', minimum: 0 } }),
    ...{ controls: RESULTS, mutants: RESULTS },
    notApplicable: { type: 'array', items: closed({ id: TEXT, requirement: TEXT, reason: TEXT }) },
    notShown: { type: 'array', items: TEXT },
    notTried: { type: 'array', items: TEXT },
  },
  ['surface'],
);

/** @throws Refusal where it is not valid. */
export function readCalibration(bytes: Uint8Array): CalibrationFile {
  return valid<CalibrationFile>(SCHEMA, parseStrict(bytes));
}
