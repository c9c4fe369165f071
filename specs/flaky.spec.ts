/** A server that fails now and then: what did not repeat is no finding, and is not passed over either. */
import { expect, test } from '@jest/globals';
import { check } from '../src/check.ts';
import { referenceKeys } from '../src/cli/reference.ts';
import type { Answer, Handler } from '../src/reference/http.ts';
import { listen } from '../src/reference/listen.ts';
import { createReference } from '../src/reference/server.ts';
import { renderTerminal } from '../src/report/formats/terminal.ts';
import type { Report } from '../src/report/model.ts';
import { contractAt, planFor } from './support/judged.ts';

const contract = contractAt();

const FAILED: Answer = {
  status: 500,
  headers: [['Content-Type', 'application/json']],
  body: '{"detail": "A worker was restarted."}',
};

/** Every seventh request fails, whatever it asks; the first few do not, so that the run begins. */
function everySeventh(handler: Handler): Handler {
  let number = 0;
  return async (call) => {
    number += 1;
    return number > 4 && number % 7 === 0 ? FAILED : await handler(call);
  };
}

async function judgedFlaky(seed: number, concurrency: number, profile: string): Promise<Report> {
  let origin = '';
  const reference = createReference(contract, { keys: referenceKeys, origin: () => origin });
  const server = await listen(everySeventh(reference), { port: 0 });
  origin = server.url;
  try {
    return await check(planFor(contract, { seed }, { profile }), {
      target: server.url,
      keys: referenceKeys,
      concurrency,
    });
  } finally {
    await server.close();
  }
}

const reports = new Map<string, Promise<Report>>();

/** The report of such a server: judged once, looked at from several sides. */
function reported(seed: number, concurrency = 8, profile = 'core'): Promise<Report> {
  const name = `${seed} ${concurrency} ${profile}`;
  const report = reports.get(name) ?? judgedFlaky(seed, concurrency, profile);
  reports.set(name, report);
  return report;
}

test.each([
  [1, 8, 'core'],
  [2, 1, 'core'],
  [3, 8, 'full'],
])(
  'a fault on every seventh request is no finding, and leaves cases open (seed %i, %i at a time, %s)',
  async (seed, concurrency, profile) => {
    const report = await reported(seed, concurrency, profile);
    expect(report.findings).toEqual([]);
    expect(report.outcome).toBe('incomplete');
    const flaky = report.cases.filter(({ reason }) => reason === 'flaky');
    expect(flaky.length).toBeGreaterThan(5);
    for (const { verdict, checks, message } of flaky) {
      expect(verdict).toBe('inconclusive');
      expect(message).toMatch(/^failed in some of the attempts only: /);
      expect(checks.some((one) => one.verdict === 'fail')).toBe(true);
    }
    // A case that failed itself was tried again, and every attempt is kept.
    const tried = flaky.filter(({ attempts }) => attempts > 1);
    expect(tried.length).toBeGreaterThan(5);
    expect(tried.every(({ attempts }) => attempts >= 3)).toBe(true);
    const kept = tried.map(({ exchanges }) => new Set(exchanges.map((id) => /#(\d+)\.\d+$/.exec(id)?.[1])));
    expect(kept.filter(({ size }) => size > 1).length).toBeGreaterThan(5);
  },
);

test('the page shows them by requirement, with what to do, and not case by case', async () => {
  const report = await reported(1);
  const page = renderTerminal(report, { colour: false });
  const flaky = report.cases.filter(({ reason }) => reason === 'flaky');
  const requirements = new Set(flaky.map(({ requirement }) => requirement));
  for (const requirement of requirements) expect(page).toContain(`? MUST ${requirement}, `);
  expect(page).toContain('INCOMPLETE');
  expect(page.split('\n').length).toBeLessThan(flaky.length + 300);
});
