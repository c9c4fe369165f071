import { afterAll } from '@jest/globals';
import { check } from '../../src/check.ts';
import { listen } from '../../src/reference/listen.ts';
import { type Mutant, mutated } from '../../src/reference/mutant.ts';
import { createReference } from '../../src/reference/server.ts';
import type { Report } from '../../src/report/model.ts';
import type { Settings } from '../../src/script/kit.ts';
import { contractAt, planFor } from '../support/judged.ts';

const contract = contractAt();

/** They open nothing, and say so. */
const keys = {
  full: 'LivingFullKeyNotSecret01',
  other: 'LivingOtherKeyNotSecret02',
  restricted: 'LivingReadKeyNotSecret03',
};

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

export interface Habit {
  /** What stands before the conforming server. */
  readonly vary?: Mutant['mutate'];
  readonly only?: readonly string[];
  readonly operation?: readonly string[];
  readonly settings?: Partial<Settings>;
  /** The key of the other organisation, where it is another than the server's. */
  readonly other?: string;
}

/** What is judged of the reference server with a habit, in profile full. */
export async function judgedWith({
  vary,
  only = [],
  operation = [],
  settings = {},
  other,
}: Habit): Promise<Report> {
  let origin = '';
  const conforming = createReference(contract, { keys, origin: () => origin });
  const handler =
    vary === undefined
      ? conforming
      : mutated(
          conforming,
          { id: 'habit', requirement: 'none', title: 'a habit', mutate: vary },
          { contract, keys },
        );
  const server = await listen(handler, { port: 0 });
  origin = server.url;
  closing.push(() => server.close());
  const plan = planFor(contract, settings, { profile: 'full', only, operation });
  return check(plan, {
    target: server.url,
    keys: { ...keys, ...(other !== undefined && { other }) },
    timeout: 2_000,
  });
}

/** Failures, and cases that could not be judged, of the chosen requirements; each with what was said. */
export function said(report: Report, verdict: 'fail' | 'inconclusive' | 'not-run'): string[] {
  return report.cases
    .filter((one) => one.verdict === verdict && one.reason !== 'filtered')
    .map(({ id, message }) => `${id}: ${message}`);
}
