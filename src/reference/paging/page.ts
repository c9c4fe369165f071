import { headerOf } from '../../contract/documented.ts';
import { pagingParameters } from '../../contract/pages.ts';
import { itemsOf, schemaWithin } from '../../contract/properties.ts';
import { isObject, type JsonObject } from '../../documents/pointer.ts';
import type { Envelope, Operation, SchemaPointer } from '../../model.ts';
import { propose } from '../../values/valid.ts';
import { mediaOf, successOf } from '../answers.ts';
import { type Call, pathOf, queryIn } from '../http.ts';
import { setAt } from '../json.ts';
import type { Item } from '../store.ts';
import { viewOf } from '../view.ts';
import type { World } from '../world.ts';
import { cutters } from './index.ts';

/** The body of a page of a list; undefined where there is no such page. */
export function pageFor(
  world: World,
  envelope: Envelope,
  operation: Operation,
  call: Call,
  items: readonly Item[],
): unknown {
  const { contract } = world;
  const query = queryIn(call);
  const filters = filtersIn(query, operation, envelope);
  const kept = items.filter(({ value }) => passes(value, filters));
  const url = `${originOf(world, call)}${pathOf(call)}`;
  const cut = cutters[envelope.paging]({ contract, operation, envelope, query, url, items: kept });
  if (cut === undefined) return undefined;
  const schema = mediaOf(successOf(operation, [200]).source?.response)?.schema;
  const shown = kept
    .slice(cut.from, cut.from + cut.size)
    .map(({ value }) => shownAs(world, schema, envelope, value));
  const parts = [[envelope.count, kept.length] as const, ...cut.says, [envelope.items, shown] as const];
  const assemble = (base: unknown): unknown =>
    parts.reduce((body, [place, value]) => (place === undefined ? body : setAt(body, place, value)), base);
  const body = assemble({});
  if (schema === undefined || contract.schemas.errors(schema, body, 'response').length === 0) return body;
  return assemble(
    propose(contract.schemas, schema, { direction: 'response', token: 'page', optional: false }),
  );
}

/** An item as the body of its list documents it. */
function shownAs(
  { contract }: World,
  page: SchemaPointer | undefined,
  envelope: Envelope,
  value: JsonObject,
): unknown {
  const list = page && schemaWithin(contract.schemas, page, envelope.items);
  const schema = list && itemsOf(contract.schemas, list);
  return schema === undefined ? value : viewOf(contract, schema, value);
}

/** The parameters of a query that are documented, and do not ask for a page. */
function filtersIn(
  query: URLSearchParams,
  { parameters }: Operation,
  envelope: Envelope,
): [string, string][] {
  const paging = pagingParameters(envelope).add(envelope.pageParameter ?? 'page');
  const documented = new Set(parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name));
  return [...query].filter(([name]) => documented.has(name) && !paging.has(name));
}

/** A documented parameter that is named as a member of the item filters by it. */
function passes(value: JsonObject, filters: readonly (readonly [name: string, wanted: string])[]): boolean {
  return filters.every(
    ([name, wanted]) =>
      !Object.hasOwn(value, name) || isObject(value[name]) || String(value[name]) === wanted,
  );
}

function originOf({ origin }: World, call: Call): string {
  if (origin !== undefined) return origin();
  const asked = `http://${headerOf(call, 'host') ?? ''}`;
  return URL.canParse(asked) ? new URL(asked).origin : 'http://localhost';
}
