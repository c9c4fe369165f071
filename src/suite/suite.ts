import { check } from '../check.ts';
import { emptyConfig } from '../config/config.ts';
import { readKeys } from '../config/keys.ts';
import { UsageError } from '../errors.ts';
import type { PlannedCase } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { groupBy } from '../report/group.ts';
import { inert } from '../report/inert.ts';
import type { Report } from '../report/model.ts';
import { MemoryJournal } from '../run/journal/journal.ts';
import { failureOf, withoutStack } from './failure.ts';
import { fates } from './fate.ts';
import type { Framework } from './framework.ts';
import { openContract } from './open.ts';
import type { SuiteOptions } from './options.ts';
import { casesOf, narrowed, planOf } from './plan.ts';

/** `contractSuite` for a test framework. */
export function suiteIn(framework: Framework): (options: SuiteOptions) => Promise<Report | undefined> {
  return async (options) => {
    if (typeof options.target !== 'string' || options.target === '')
      throw new UsageError('contractSuite wants the URL of a target: nothing is judged without one');
    const contract = await openContract(options, options.target);
    const plan = planOf(contract, options);
    const title = inert(options.name ?? contract.title);
    const asked = framework.asked();
    const wanted = casesOf(plan).filter((one) => asked?.test(`${title} ${inert(one.id)}`) ?? true);
    const journal = new MemoryJournal();
    const report = await judged(narrowed(plan, wanted), options, journal);
    tell(framework, title, casesOf(plan), testOf(framework, { plan, options, journal, report }));
    for (const { path, reason } of report?.leftBehind ?? [])
      framework.test.skip(inert(`${title}: left behind ${path} (${reason})`), () => {});
    return report;
  };
}

/** What was made is removed before any test is there that could fail. */
async function judged(plan: Plan, options: SuiteOptions, journal: MemoryJournal) {
  const { target, keys, concurrency, rate, timeout, signal } = options;
  if (casesOf(plan).length === 0) return undefined;
  return await check(plan, {
    target,
    keys: keys ?? readKeys(emptyConfig, process.env),
    journal,
    ...(concurrency !== undefined && { concurrency }),
    ...(rate !== undefined && { rate }),
    ...(timeout !== undefined && { timeout }),
    ...(signal !== undefined && { signal }),
  });
}

function tell(
  { describe }: Framework,
  title: string,
  cases: readonly PlannedCase[],
  test: (planned: PlannedCase) => void,
): void {
  describe(title, () => {
    for (const [requirement, own] of groupBy(cases, (one) => one.requirement))
      describe(inert(requirement), () => own.forEach(test));
  });
}

interface Ended {
  readonly plan: Plan;
  readonly options: SuiteOptions;
  readonly journal: MemoryJournal;
  readonly report: Report | undefined;
}

/** Adds the test of a case: with the requirement that it stands under, its name is the id that reports have. */
function testOf({ test }: Framework, { plan, options, journal, report }: Ended) {
  const results = new Map(report?.cases.map((result) => [result.id, result]));
  const fate = report && fates(report, options);
  const { row } = plan.kit.contract;
  const around = { target: options.target, row, exchange: (id: string) => journal.read(id) };
  return ({ id, operation, label }: PlannedCase): void => {
    const name = inert(`${operation} ${label}`.trim());
    const result = results.get(id);
    const what = result && result.reason !== 'filtered' ? fate?.(result) : undefined;
    if (what?.as === 'pass') test(name, () => {});
    else if (what?.as === 'skip') test.skip(`${name} (${inert(what.remark)})`, () => {});
    else {
      // A test that was not asked for by its name does not run; should it do so, it must not pass.
      const error = what && result ? failureOf(result, around) : withoutStack('not verified: not asked for');
      test(name, () => {
        throw error;
      });
    }
  };
}
