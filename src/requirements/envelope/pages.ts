import type { Operation, Parameter, Script } from '../../model.ts';
import { isSuccess, unmet } from '../../probes/outcomes.ts';
import { type Page, pageOf } from '../../probes/paging/page.ts';
import { queryOf } from '../../probes/query.ts';
import type { Kit } from '../../script/kit.ts';
import { type PathValues, requestOf } from '../../script/request.ts';
import { send, stop } from '../../script/steps.ts';
import { envelopeOf } from './lists.ts';

type Query = Readonly<Record<string, string>>;

/** Whether a parameter's schema has nothing against a number. */
export function takesNumber({ contract }: Kit, { schema }: Parameter, value: number): boolean {
  return schema === undefined || contract.schemas.errors(schema, value, 'request').length === 0;
}

/** Asks for a page of a list, whatever comes. */
export function* askPage(kit: Kit, operation: Operation, path: PathValues, query: Query = {}): Script<Page> {
  const exchange = yield* send(
    requestOf(kit, operation, { path, query: { ...queryOf(kit, operation), ...query } }),
  );
  return pageOf(envelopeOf(kit), exchange);
}

/** Asks for a page that is needed to judge others: the script ends where it cannot be read. */
export function* readPage(kit: Kit, operation: Operation, path: PathValues, query: Query = {}): Script<Page> {
  const page = yield* askPage(kit, operation, path, query);
  if (!isSuccess(page.exchange)) return yield* stop(unmet(page.exchange, 'the list cannot be read'));
  return page;
}
