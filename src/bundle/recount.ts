import { judge } from '../judge.ts';
import type { CaseResult, Exchange } from '../model.ts';
import type { Plan } from '../plan/plan.ts';
import { buildReport } from '../report/build.ts';
import type { Report } from '../report/model.ts';
import { unchallenged } from '../run/challenge.ts';
import { sha256 } from './digest.ts';
import type { Recorded } from './evidence.ts';

/** What judging a record came to, and which exchanges it took. */
export interface Judgement {
  readonly results: readonly CaseResult[];
  readonly used: ReadonlySet<string>;
}

/** Remembers what was asked of it. */
class AskedMap extends Map<string, Exchange> {
  readonly asked = new Set<string>();

  override get(id: string): Exchange | undefined {
    this.asked.add(id);
    return super.get(id);
  }
}

/** Judges every case of a plan by its record, as if the target answered again. */
export async function judgeRecord(plan: Plan, record: readonly Recorded[]): Promise<Judgement> {
  const exchanges = new AskedMap(record.map((exchange) => [exchange.id, plain(exchange)]));
  return { results: await judge(plan, exchanges), used: exchanges.asked };
}

function plain({ receivedAt: _, ...exchange }: Recorded): Exchange {
  return unchallenged(exchange);
}

/** What a report takes from the run itself; all else of it follows from the plan, the verdicts and the evidence. */
export type Given = Pick<Report, 'tool' | 'run' | 'subject' | 'leftBehind'>;

/** The report of verdicts, with the digest of the evidence that they rest on. */
export function recounted(
  plan: Plan,
  results: readonly CaseResult[],
  { tool, run, subject, leftBehind }: Given,
  evidence: { readonly record: readonly Recorded[]; readonly bytes: Uint8Array },
): Report {
  const byId = new Map(evidence.record.map(({ receivedAt: _, ...exchange }) => [exchange.id, exchange]));
  const { footer, ...report } = buildReport(plan, {
    tool,
    run,
    target: subject.target,
    results,
    leftBehind,
    exchangeOf: (id) => byId.get(id),
  });
  const { bytes, record } = evidence;
  return { ...report, evidence: { digest: sha256(bytes), exchanges: record.length }, footer };
}
