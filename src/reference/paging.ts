import { headerOf } from '../contract/documented.ts';
import { itemsOf, schemaWithin } from '../contract/properties.ts';
import { isObject, type JsonObject } from '../documents/pointer.ts';
import type { Envelope, Operation } from '../model.ts';
import { propose } from '../values/valid.ts';
import { mediaOf, successOf } from './answers.ts';
import { type Call, pathOf, queryIn } from './http.ts';
import { setAt } from './json.ts';
import type { Item } from './store.ts';
import { viewOf } from './view.ts';
import type { World } from './world.ts';

const DEFAULT_SIZE = 10;
const LARGEST_SIZE = 100;

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
  const takes = (name: string | undefined): boolean =>
    operation.parameters.some((one) => one.in === 'query' && one.name === name);
  const pageName = envelope.pageParameter ?? 'page';
  const paged = envelope.pageParameter === undefined || takes(pageName);
  const filters = [...query].filter(
    ([name]) => takes(name) && name !== pageName && name !== envelope.pageSizeParameter,
  );
  const kept = items.filter(({ value }) => passes(value, filters));

  const asked = takes(envelope.pageSizeParameter) ? (query.get(envelope.pageSizeParameter ?? '') ?? '') : '';
  const size = !paged
    ? Math.max(1, kept.length)
    : /^[1-9]\d*$/.test(asked)
      ? Math.min(Number(asked), LARGEST_SIZE)
      : DEFAULT_SIZE;
  const page = paged ? Number(query.get(pageName) ?? 1) : 1;
  const last = Math.max(1, Math.ceil(kept.length / size));
  if (!Number.isInteger(page) || page < 1 || page > last) return undefined;

  const link = (number: number): string | null => {
    if (number < 1 || number > last) return null;
    const target = new URLSearchParams(query);
    target.set(pageName, String(number));
    return `${originOf(world, call)}${pathOf(call)}?${target}`;
  };
  const schema = mediaOf(successOf(operation, [200]).source?.response)?.schema;
  const list = schema && schemaWithin(contract.schemas, schema, envelope.items);
  const itemSchema = list && itemsOf(contract.schemas, list);
  const shown = kept
    .slice((page - 1) * size, page * size)
    .map(({ value }) => (itemSchema === undefined ? value : viewOf(contract, itemSchema, value)));
  const parts: [string | undefined, unknown][] = [
    [envelope.count, kept.length],
    [envelope.next, link(page + 1)],
    [envelope.previous, link(page - 1)],
    [envelope.items, shown],
  ];
  const assemble = (base: unknown): unknown =>
    parts.reduce(
      (body, [pointer, value]) => (pointer === undefined ? body : setAt(body, pointer, value)),
      base,
    );
  const body = assemble({});
  if (schema === undefined || contract.schemas.errors(schema, body, 'response').length === 0) return body;
  return assemble(
    propose(contract.schemas, schema, { direction: 'response', token: 'page', optional: false }),
  );
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
