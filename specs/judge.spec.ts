import { expect, test } from '@jest/globals';
import { check } from '../src/check.ts';
import { startReference } from '../src/cli/reference.ts';
import { judge } from '../src/judge.ts';
import type { Exchange } from '../src/model.ts';
import type { Report } from '../src/report/model.ts';
import { contractAt, planFor } from './support/judged.ts';

const plan = planFor(contractAt());

/** A run, and its exchanges as a file would hold them. */
interface Recorded {
  readonly report: Report;
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

const records = new Map<string | undefined, Promise<Recorded>>();

/** The run with a fault: recorded once, judged in several ways. */
function recorded(mutant?: string): Promise<Recorded> {
  const known = records.get(mutant) ?? record(mutant);
  records.set(mutant, known);
  return known;
}

async function record(mutant?: string): Promise<Recorded> {
  const target = await startReference(plan.kit.contract, 0, mutant);
  const exchanges = new Map<string, Exchange>();
  const keep = (exchange: Exchange): void => {
    exchanges.set(exchange.id, JSON.parse(JSON.stringify(exchange)) as Exchange);
  };
  const report = await check(plan, { target: target.url, keys: target.keys, onExchange: keep });
  await target.close();
  return { report, exchanges };
}

test.each([
  [undefined],
  ['auth/unknown-key-accepted'],
  ['envelope/count-one-more'],
  ['status/fails-on-empty-body'],
])('a record is judged offline as the run was (fault: %s)', async (mutant) => {
  const { report, exchanges } = await recorded(mutant);
  expect(await judge(plan, exchanges)).toEqual(report.cases);
});

test('a verdict cannot be bettered by changing or losing an exchange', async () => {
  const { report, exchanges } = await recorded('envelope/count-one-more');
  const failed = report.cases.find(({ verdict }) => verdict === 'fail');
  const id = failed?.checks[0]?.exchange ?? '';
  const exchange = exchanges.get(id) as Exchange;

  const lost = new Map(exchanges);
  lost.delete(id);
  const other = new Map(exchanges).set(id, {
    ...exchange,
    request: { ...exchange.request, path: '/elsewhere/' },
  });
  for (const changed of [lost, other]) {
    const verdicts = (await judge(plan, changed)).map(({ verdict }) => verdict);
    expect(verdicts).toContain('error');
  }
});
