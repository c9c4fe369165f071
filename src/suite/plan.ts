import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { PlannedCase } from '../model.ts';
import { makePlan, type Plan, sharded } from '../plan/plan.ts';
import { plural } from '../plural.ts';
import { defaultSettings } from '../script/kit.ts';
import type { SuiteOptions } from './options.ts';

/**
 * The plan of a suite.
 * @throws UsageError where nothing is left to judge: a suite without tests would pass.
 */
export function planOf(contract: Contract, options: SuiteOptions): Plan {
  const { profile = 'core', only, skip, operation, shard, readOnly = false, seed = 1, values } = options;
  const settings = { ...defaultSettings, readOnly, seed, ...(values && { values }) };
  const whole = makePlan(contract, settings, {
    profile,
    only: listed(only),
    skip: listed(skip),
    operation: listed(operation),
  });
  if (whole.cases.length === 0)
    throw new UsageError(`nothing is left to judge: ${whole.filters.join(' ') || 'the contract is empty'}`);
  return shard === undefined ? whole : sharded(whole, shardIn(shard));
}

function listed(globs: string | readonly string[] = []): readonly string[] {
  return typeof globs === 'string' ? [globs] : globs;
}

function shardIn(text: string): { index: number; of: number } {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of))
    throw new UsageError(`shard "${text}" names none: it is I/N, with I from 1 to N`);
  return shard;
}

/** The cases that are judged here. */
export function casesOf({ cases, shard }: Plan): readonly PlannedCase[] {
  return shard === undefined ? cases : cases.filter(({ id }) => shard.cases.has(id));
}

/** The plan of those cases alone. */
export function narrowed(plan: Plan, kept: readonly PlannedCase[]): Plan {
  const wanted = new Set(kept.map(({ id }) => id));
  const cases = plan.cases.filter(({ id }) => wanted.has(id));
  if (kept.length === casesOf(plan).length) return plan;
  const active = new Set(cases.map(({ requirement }) => requirement));
  return {
    ...plan,
    cases,
    filtered: [...plan.filtered, ...plan.cases.filter(({ id }) => !wanted.has(id))],
    filters: [...plan.filters, `${plural(cases.length, 'case')} by name`],
    observers: plan.observers.filter(({ id }) => active.has(id)),
  };
}
