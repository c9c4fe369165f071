import { dereference, isObject, type JsonObject, joinPointer, valueAt } from '../documents/pointer.ts';
import type { SourceDocument } from '../documents/source.ts';
import type { Envelope, PagingStyle } from '../model.ts';
import { PARAMETERS } from './pages.ts';
import { propertiesOf, schemaWithin } from './properties.ts';
import { compileSchemas, type Schemas } from './schemas.ts';

/** Refuses a document, at a pointer and for a reason. */
export type Refuse = (pointer: string, reason: string) => never;

const AT = '/x-conformance/envelope';

const PLACES = ['items', 'count', 'next', 'previous', 'page', 'offset', 'pageSize'] as const;

/** Reads what `x-conformance` says of pages; its shape is known to be right. */
export function readEnvelope(source: SourceDocument, raw: JsonObject, refuse: Refuse): Envelope {
  const schema = (raw['schema'] as string).slice(1);
  if (valueAt(source.value, schema) === undefined) refuse(`${AT}/schema`, `nothing stands at #${schema}`);
  const paging = styleOf(raw);
  const [contradiction] = contradictions(raw, paging);
  if (contradiction !== undefined) refuse(joinPointer(AT, contradiction[0]), contradiction[1]);
  const envelope = { ...(raw as unknown as Envelope), schema, paging };
  const schemas = compileSchemas(source.value);
  for (const name of PLACES) {
    const place = envelope[name];
    if (place !== undefined && isMissing(schemas, schema, place))
      refuse(joinPointer(AT, name), `the schema at #${schema} documents nothing at ${place}`);
  }
  const documented = queryParameters(source.value);
  for (const name of PARAMETERS) {
    const parameter = envelope[name];
    // A contract without any may be laid over a document that has them.
    if (parameter !== undefined && documented.size > 0 && !documented.has(parameter))
      refuse(
        joinPointer(AT, name),
        `no operation takes a query parameter named ${parameter}: there are ${[...documented].join(', ')}`,
      );
  }
  return envelope;
}

function styleOf(raw: JsonObject): PagingStyle {
  if (raw['cursorParameter'] !== undefined) return 'cursor';
  if (raw['next'] !== undefined) return 'links';
  if (raw['offsetParameter'] !== undefined) return 'offset';
  return raw['pageParameter'] === undefined ? 'none' : 'number';
}

const ONE_WAY = 'pages are asked for in one way: by cursor, by offset or by number';

/** What does not go together, each with the key that is too much. */
function contradictions(raw: JsonObject, paging: PagingStyle): [key: string, reason: string][] {
  const has = (name: string): boolean => raw[name] !== undefined;
  const rules: [key: string, wrong: boolean, reason: string][] = [
    ['cursorParameter', !has('next'), 'a cursor has to come from somewhere: say where (next)'],
    ['offsetParameter', has('cursorParameter'), ONE_WAY],
    ['pageParameter', has('cursorParameter') || paging === 'offset', ONE_WAY],
    ['previous', paging !== 'links', 'a link to the page before goes with one to the next (next)'],
    [
      'pageSizeParameter',
      paging === 'none',
      'nothing leads to a next page, by link, cursor, offset or number',
    ],
    ['page', !has('pageParameter'), 'it is what was asked for: say by which parameter (pageParameter)'],
    ['offset', !has('offsetParameter'), 'it is what was asked for: say by which parameter (offsetParameter)'],
    [
      'pageSize',
      !has('pageSizeParameter'),
      'it is what was asked for: say by which parameter (pageSizeParameter)',
    ],
  ];
  return rules.flatMap(([key, wrong, reason]) => (has(key) && wrong ? [[key, `${key}: ${reason}`]] : []));
}

/** Whether a schema documents other members in a place, and not this one. One that names none allows any. */
function isMissing(schemas: Schemas, schema: string, place: string): boolean {
  if (schemaWithin(schemas, schema, place) !== undefined) return false;
  const above = place.slice(0, place.lastIndexOf('/'));
  const holder = schemaWithin(schemas, schema, above);
  return holder === undefined ? isMissing(schemas, schema, above) : propertiesOf(schemas, holder).size > 0;
}

/** The names of all query parameters that a document has. */
function queryParameters(root: unknown): ReadonlySet<string> {
  const members = (pointer: string): string[] => {
    const value = valueAt(root, pointer);
    return typeof value === 'object' && value !== null
      ? Object.keys(value).map((name) => joinPointer(pointer, name))
      : [];
  };
  const paths = members('/paths');
  const lists = [...paths, ...paths.flatMap(members)].map((owner) => joinPointer(owner, 'parameters'));
  const names = [...lists.flatMap(members), ...members('/components/parameters')].flatMap((pointer) => {
    const parameter = valueAt(root, dereference(root, pointer) ?? pointer);
    return isObject(parameter) && parameter['in'] === 'query' ? String(parameter['name']) : [];
  });
  return new Set(names);
}
