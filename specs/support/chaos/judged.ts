import { check } from '../../../src/check.ts';
import { referenceKeys } from '../../../src/cli/reference.ts';
import type { CaseResult, Exchange } from '../../../src/model.ts';
import type { Report } from '../../../src/report/model.ts';
import { contractAt, planFor } from '../judged.ts';
import type { Behaviour } from './behaviour.ts';
import { chaotic, type Seen, VICTIM } from './target.ts';

export const contract = contractAt();

/** What stands beside the victim, and has to be judged as if that were not there. */
const OTHERS = ['GET /api/chatbots/', 'GET /api/chatbots/{id}/'];
const USUAL = ['status/*', 'body/*', 'robustness/*', 'auth/missing-key', 'auth/unknown-key', 'envelope/*'];

/** Milliseconds for an answer: more than a busy machine takes, and few where nothing but waiting would come of more. */
const TIMEOUT = 20_000;
const SHORT_TIMEOUT = 2_000;

export interface Survived {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  readonly seen: Seen;
  readonly milliseconds: number;
}

export const victimOf = ({ victim = VICTIM }: Behaviour): string => victim;

/** Judges a few operations of a target one of which behaves so. */
export async function survived(behaviour: Behaviour): Promise<Survived> {
  const exchanges: Exchange[] = [];
  const operation = [victimOf(behaviour), ...(behaviour.beside ?? []), ...OTHERS];
  const plan = planFor(contract, { maxPages: 5 }, { operation, only: behaviour.only ?? USUAL });
  const started = performance.now();
  let result: Pick<Survived, 'report' | 'seen'> | undefined;
  await chaotic(behaviour, { contract, keys: referenceKeys }, async (target, seen) => {
    const report = await check(plan, {
      target,
      keys: referenceKeys,
      timeout: behaviour.timeout ?? (behaviour.waits === true ? SHORT_TIMEOUT : TIMEOUT),
      onExchange: (exchange) => exchanges.push(exchange),
    });
    result = { report, seen };
  });
  if (result === undefined) throw new Error('nothing was judged');
  return { ...result, exchanges, milliseconds: performance.now() - started };
}

/** What is not as it has to be: empty where the run came through as expected. */
export function surprises(behaviour: Behaviour, { report, exchanges, seen }: Survived): string[] {
  const { expected } = behaviour;
  const victim = victimOf(behaviour);
  const near = [victim, ...(behaviour.beside ?? [])];
  const cases = report.cases.filter(({ reason }) => reason !== 'filtered');
  const bad = (one: CaseResult): boolean => one.verdict !== 'pass' && one.verdict !== 'not-applicable';
  const told = ({ id, verdict, reason, message }: CaseResult) =>
    `${verdict} ${reason ?? ''}: ${id}: ${message}`;
  const said = [
    ...report.findings
      .filter(({ operations }) => operations.includes(victim))
      .map(({ title, example, requirement }) => `${requirement}: ${title} ${JSON.stringify(example.actual)}`),
  ];
  const open = cases.filter((one) => one.operation === victim && bad(one) && one.verdict !== 'fail');
  return [
    ...cases.filter(({ verdict }) => verdict === 'error').map(told),
    ...cases.filter((one) => !near.includes(one.operation) && bad(one)).map((one) => `harmed: ${told(one)}`),
    ...(report.run.aborted === undefined ? [] : [`aborted: ${report.run.aborted}`]),
    ...(seen.hits === 0 ? ['the chaos was never met'] : []),
    ...(seen.strays === 0 ? [] : ['somebody was asked whom nobody has to ask']),
    ...(showsKey(report, exchanges) ? ['a key is shown'] : []),
    ...((): string[] => {
      if (expected === 'fine')
        return cases
          .filter((one) => one.operation === victim && bad(one))
          .map((one) => `not fine: ${told(one)}`);
      if (expected === 'unclear') return said.map((one) => `blamed: ${one}`);
      if ('fault' in expected)
        return said.some((one) => expected.fault.test(one))
          ? []
          : ['not found', ...said, ...open.slice(0, 3).map(told)];
      return [
        ...said.map((one) => `no fault, and blamed: ${one}`),
        ...(open.some(({ message = '' }) => expected.open.test(message))
          ? []
          : ['not said', ...open.slice(0, 3).map(told)]),
      ];
    })(),
  ].map((line) => line.slice(0, 400));
}

/** Whether a key stands anywhere, plainly or in the bytes of a body, however many of them a letter takes. */
function showsKey(report: Report, exchanges: readonly Exchange[]): boolean {
  const bodies = exchanges.flatMap(({ response }) => {
    if (response === undefined) return [];
    const { body } = response;
    return 'text' in body ? [body.text] : [Buffer.from(body.base64, 'base64').toString('latin1')];
  });
  const texts = [JSON.stringify(report), ...bodies, JSON.stringify(exchanges.map(({ request }) => request))];
  return texts.some((text) => {
    const dense = text.replaceAll('\\u0000', '').replaceAll('\0', '');
    return Object.values(referenceKeys).some((key) => dense.includes(key));
  });
}
