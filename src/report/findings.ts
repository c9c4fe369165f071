import type { Body, CaseResult, CatalogueRow, Check, Exchange } from '../model.ts';
import { digestOf } from '../values/digest.ts';
import { causesOf } from './consequences.ts';
import { curlOf } from './curl.ts';
import { groupBy } from './group.ts';
import type { Finding, FindingExample } from './model.ts';

/** Gives the exchange of an id, as far as it was kept. */
export type ExchangeSource = (id: string) => Exchange | undefined;

interface Occurrence {
  readonly result: CaseResult;
  readonly check: Check;
}

/** The failures by cause: the same requirement broken in the same way is one finding, on however many operations. */
export function findingsOf(
  catalogue: readonly Pick<CatalogueRow, 'id' | 'level' | 'statement' | 'source' | 'fix'>[],
  results: readonly CaseResult[],
  exchangeOf: ExchangeSource,
  target: string,
): Finding[] {
  const rows = new Map(catalogue.map((row) => [row.id, row]));
  const occurrences = results
    .filter(({ verdict }) => verdict === 'fail')
    .flatMap((result) =>
      result.checks.filter(({ verdict }) => verdict === 'fail').map((check) => ({ result, check })),
    );
  const groups = [...groupBy(occurrences, causeOf)].map(([cause, group]) => ({
    fingerprint: digestOf(cause).slice(0, 16),
    requirement: group[0]?.result.requirement ?? '',
    exchanges: new Set(group.flatMap(({ check }) => check.exchange ?? [])),
    group,
  }));
  const causes = causesOf(groups);
  return groups.map(({ fingerprint, requirement, group }) => {
    const [first] = group as [Occurrence, ...Occurrence[]];
    const row = rows.get(requirement) as (typeof catalogue)[number];
    const cause = causes.get(fingerprint);
    return {
      fingerprint,
      requirement,
      level: row.level,
      title: first.check.message,
      statement: row.statement,
      source: row.source,
      fix: row.fix,
      ...(cause !== undefined && { consequenceOf: cause }),
      operations: [...new Set(group.map(({ result }) => result.operation))],
      occurrences: group.length,
      example: exampleOf(first, exchangeOf, target),
    };
  });
}

/** Names the way of failing, without anything that differs between operations. */
function causeOf({ result, check }: Occurrence): string {
  return [result.requirement, check.id, check.message].join('\n');
}

/** Longer bodies are for the evidence, not for a reader. */
const LONGEST_BODY = 20_000;

function isLegible({ request: { body } }: Exchange): boolean {
  return body === undefined || textOf(body).length <= LONGEST_BODY;
}

function legible(exchange: Exchange): Exchange {
  const short = (body: Body): Body =>
    textOf(body).length > LONGEST_BODY ? { text: `${textOf(body).slice(0, LONGEST_BODY)}…` } : body;
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, ...(request.body && { body: short(request.body) }) },
    ...(response && { response: { ...response, body: short(response.body) } }),
  };
}

function textOf(body: Body): string {
  return 'text' in body ? body.text : body.base64;
}

function exampleOf(
  { result, check }: Occurrence,
  exchangeOf: ExchangeSource,
  target: string,
): FindingExample {
  const exchange = check.exchange === undefined ? undefined : exchangeOf(check.exchange);
  return {
    case: result.id,
    operation: result.operation,
    ...(check.expected !== undefined && { expected: check.expected }),
    ...(check.actual !== undefined && { actual: check.actual }),
    ...(check.instancePath !== undefined && { instancePath: check.instancePath }),
    ...(check.schemaPath !== undefined && { schemaPath: check.schemaPath }),
    ...(exchange !== undefined && { exchange: legible(exchange) }),
    ...(exchange !== undefined && isLegible(exchange) && { curl: curlOf(exchange.request, target) }),
  };
}
