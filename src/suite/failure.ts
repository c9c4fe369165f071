import type { CaseResult, CatalogueRow, Exchange } from '../model.ts';
import { curlOf } from '../report/curl.ts';
import { factsOf, page } from './facts.ts';

/** What a failed case is told with. */
export interface Surroundings {
  readonly target: string;
  row(id: string): CatalogueRow | undefined;
  exchange(id: string): Exchange | undefined;
}

/** Why a case did not pass, as the error of its test. */
export function failureOf(result: CaseResult, { target, row, exchange }: Surroundings): Error {
  const { id, requirement, verdict, reason, message, checks } = result;
  const { level = '', statement = '', fix } = row(requirement) ?? {};
  const rule = `${level} ${requirement}: ${statement}`;
  const failed = checks.filter((one) => one.verdict === 'fail');
  const [first] = failed;
  if (verdict !== 'fail' || first === undefined) {
    const title =
      verdict === 'error'
        ? `Trysquare itself failed: ${message}`
        : `not verified (${reason ?? verdict}): ${message}`;
    return withoutStack(
      page(title, [
        ['requirement', rule],
        ['case', id],
      ]),
    );
  }
  const sent = first.exchange === undefined ? undefined : exchange(first.exchange);
  return withoutStack(
    page(first.message, [
      ['requirement', rule],
      ...factsOf(first),
      ...failed.slice(1).map(({ message }) => ['besides', message] as const),
      ['fix', fix],
      ['case', id],
      ['curl', sent && curlOf(sent.request, target)],
    ]),
  );
}

/** Where in this package the error was made helps nobody, and would be shown as code. */
export function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}
