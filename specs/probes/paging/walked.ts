import type { HttpRequest, HttpResponse } from '../../../src/model.ts';
import { type Walk, walk } from '../../../src/probes/walk.ts';
import { defaultSettings } from '../../../src/script/kit.ts';
import { answering, contractOf, type Json } from '../../support/contract.ts';
import { jsonAnswer } from '../../support/exchange.ts';
import { driven } from '../../support/script.ts';

const members = {
  items: { type: 'array', items: { type: 'object' } },
  total: { type: 'integer' },
  page: { type: 'integer' },
  next: { type: ['string', 'integer', 'null'] },
};

/** A request for a page. */
export interface Asked {
  /** A number of the query; what is usual where it is not there. */
  number(name: string, usual: number): number;
  readonly query: URLSearchParams;
  /** Which request this is, counted from 1. */
  readonly turn: number;
}

/** A walk over a list of a contract, with the parameters that its operation takes. */
export async function walked(
  envelope: Json,
  taken: Readonly<Record<string, Json>>,
  answer: (asked: Asked) => Json | number,
  maxPages = 30,
) {
  const documented = (taken: Json): Json[] =>
    Object.entries(taken).map(([name, schema]) => ({ name, in: 'query', schema }));
  const named = Object.entries(envelope).filter(([key]) => key.endsWith('Parameter'));
  const others = documented(Object.fromEntries(named.map(([, name]) => [name, INTEGER])));
  const schema = { type: 'object', properties: members };
  const contract = contractOf({
    paths: {
      '/widgets': { get: { parameters: documented(taken), ...answering(schema) } },
      '/others': { get: { parameters: others, ...answering({ type: 'object' }) } },
    },
    components: { schemas: { Page: schema } },
    conformance: { envelope: { schema: '#/components/schemas/Page', items: '/items', ...envelope } },
  });
  if (contract.envelope === undefined) throw new Error('no envelope');
  const kit = { contract, settings: { ...defaultSettings, maxPages } };
  let turn = 0;
  const { outcome, requests } = await driven(
    walk(kit, contract.operation('GET /widgets'), contract.envelope).script,
    (request: HttpRequest): HttpResponse => {
      const query = new URL(request.path, 'http://x').searchParams;
      turn += 1;
      const number = (name: string, usual: number): number => Number(query.get(name) ?? usual);
      const body = answer({ query, number, turn });
      return typeof body === 'number' ? jsonAnswer(body, {}) : jsonAnswer(200, body);
    },
  );
  if ('stop' in outcome) throw new Error(outcome.stop.message);
  const { pages, end, steady } = outcome.value as Walk;
  const met = pages.flatMap(({ items }) => items.map((item) => (item as { id: number }).id));
  return {
    sizes: pages.map(({ items }) => items.length),
    met,
    end,
    steady,
    asked: requests.map(({ path }) => path),
  };
}

/** Items with these ids. */
export const things = (from: number, to: number): Json[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: from + i }));
/** So many ids. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
export const INTEGER = { type: 'integer' };
