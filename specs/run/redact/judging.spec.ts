/** A run with members that are shown to nobody: the same verdicts, and their values in nothing that is written. */
import { describe, expect, test } from '@jest/globals';
import { check } from '../../../src/check.ts';
import { redacted } from '../../../src/config/redaction.ts';
import type { Exchange } from '../../../src/model.ts';
import { formats } from '../../../src/report/formats/index.ts';
import type { Report } from '../../../src/report/model.ts';
import { planFor } from '../../support/judged.ts';
import { PRIVATE, REFERENCE, secretsIn, startPeople } from '../../support/people.ts';

interface Judged {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  readonly secrets: readonly string[];
}

async function judged(names: readonly string[], fault: boolean): Promise<Judged> {
  const profile = fault ? 'core' : 'full';
  const server = await startPeople({ fault });
  try {
    const exchanges: Exchange[] = [];
    const plan = planFor(server.contract, { seed: 5 }, { profile });
    const { redaction } = redacted(server.contract, names, plan.kit.settings.values);
    const report = await check(plan, {
      target: server.url,
      keys: server.keys,
      redact: redaction,
      onExchange: (exchange) => void exchanges.push(exchange),
    });
    const secrets = [...server.shown].flatMap(secretsIn);
    return { report, exchanges, secrets: [...secrets, REFERENCE] };
  } finally {
    await server.close();
  }
}

/** All that is written of a run, in every format. */
function written({ report, exchanges }: Judged): string {
  return [JSON.stringify(exchanges), ...formats.map((format) => format.render(report, exchanges))].join('\n');
}

/** Plain, percent-encoded, and what is sure to stand in the base64 of a longer text. */
function formsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + secret)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [secret, encodeURIComponent(secret), ...inBase64.filter((form) => form.length >= 8)];
}

const verdictsOf = ({ cases }: Report) => cases.map(({ id, verdict, reason }) => [id, verdict, reason]);

describe.each([
  ['that conforms', false],
  ['with a fault in what is hidden', true],
])('a server %s', (_, fault) => {
  test('is judged alike, and nothing hidden is written in any form', async () => {
    const [open, hidden] = [await judged([], fault), await judged(PRIVATE, fault)];
    const plain = written(open);
    // What is looked for would be found.
    expect(open.secrets.filter((secret) => plain.includes(secret)).length).toBeGreaterThan(100);
    expect(verdictsOf(hidden.report)).toEqual(verdictsOf(open.report));
    expect(hidden.report.outcome).toBe(fault ? 'nonconformant' : 'conformant');
    expect(hidden.report.run.redacted).toEqual(PRIVATE);
    const text = written(hidden);
    const leaked = hidden.secrets.flatMap((secret) => formsOf(secret).filter((form) => text.includes(form)));
    expect(leaked).toEqual([]);
  });
});
