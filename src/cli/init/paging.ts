import type { Claims, PagingChoice } from './choices.ts';

interface Paging {
  /** In words, for a person. */
  readonly title: string;
  /** Query parameters of a list, by their names under `components/parameters`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Members of a page besides its items. */
  readonly members: Readonly<Record<string, string>>;
  /** What the example of a page has besides its items. */
  readonly example: string;
  /** What `x-conformance` says of a page besides its schema and items, a line each. */
  readonly envelope: readonly string[];
  readonly claims: Claims;
}

const LIMIT = {
  Limit: `{name: limit, in: query, description: The most items to answer at once, schema: {type: integer, minimum: 1, maximum: 100}, example: 10}`,
};
const TOTAL = `{type: integer, minimum: 0, description: How many items there are on all pages together}`;
const SIZE = { statement: 'limit=n gives at most n items.', fix: 'Apply limit to every page.' };
const COUNT = {
  statement: 'total is the number of items that a walk over all pages meets.',
  fix: 'Count with the same filters as the items; do not answer a cached count.',
};
const NEVER_PAST = 'envelope/out-of-range';

/** How a list is asked for page after page. */
export const pagings: Readonly<Record<PagingChoice, Paging>> = {
  page: {
    title: 'numbered pages',
    parameters: {
      Page: `{name: page, in: query, description: 'The page to answer, counted from 1', schema: {type: integer, minimum: 1, default: 1}, example: 1}`,
      ...LIMIT,
    },
    members: {
      total: TOTAL,
      page: `{type: integer, minimum: 1, description: Which page this is}`,
    },
    example: 'total: 1, page: 1',
    envelope: ['count: /total', 'page: /page', 'pageParameter: page', 'pageSizeParameter: limit'],
    claims: {
      // Some answer an empty page there, some 404.
      without: [NEVER_PAST],
      wording: {
        'envelope/shape': { statement: 'A list answers an object with items, total and page.' },
        'envelope/count': COUNT,
        'envelope/links': {
          statement: 'Each page that the total promises is there, and says which it is.',
          fix: 'Answer with the page that was asked for, up to the last.',
        },
        'envelope/page-size': { ...SIZE, statement: 'limit=n gives at most n items and the same total.' },
        'envelope/empty': { statement: 'A list with nothing in it has total 0 and no items.' },
      },
    },
  },
  cursor: {
    title: 'cursors',
    parameters: {
      Cursor: `{name: cursor, in: query, description: 'Where to go on: the nextCursor of the page before', schema: {type: string}}`,
      ...LIMIT,
    },
    members: {
      nextCursor: `{type: [string, 'null'], description: What asks for the next page; null where nothing follows}`,
    },
    example: 'nextCursor: null',
    envelope: ['next: /nextCursor', 'cursorParameter: cursor', 'pageSizeParameter: limit'],
    claims: {
      without: [NEVER_PAST, 'envelope/count'],
      wording: {
        'envelope/shape': { statement: 'A list answers an object with items and nextCursor.' },
        'envelope/links': {
          statement: 'A cursor that a page gives leads on, to another page.',
          fix: 'Let the cursor name the last item of the page, and answer what comes behind it.',
        },
        'envelope/page-size': SIZE,
        'envelope/empty': { statement: 'A list with nothing in it has no items, and is not an error.' },
      },
    },
  },
  offset: {
    title: 'limit and offset',
    parameters: {
      Offset: `{name: offset, in: query, description: How many items to pass over, schema: {type: integer, minimum: 0, default: 0}, example: 0}`,
      ...LIMIT,
    },
    members: {
      total: TOTAL,
      limit: `{type: integer, minimum: 1, description: The most items of this page}`,
      offset: `{type: integer, minimum: 0, description: How many items go before this page}`,
    },
    example: 'total: 1, limit: 10, offset: 0',
    envelope: [
      'count: /total',
      'offset: /offset',
      'pageSize: /limit',
      'offsetParameter: offset',
      'pageSizeParameter: limit',
    ],
    claims: {
      // Behind the last item is an empty page.
      without: [NEVER_PAST],
      wording: {
        'envelope/shape': { statement: 'A list answers an object with items, total, limit and offset.' },
        'envelope/count': COUNT,
        'envelope/links': {
          statement: 'Each page that the total promises is there, and says its offset.',
          fix: 'Pass over exactly as many items as the offset says.',
        },
        'envelope/page-size': { ...SIZE, statement: 'limit=n gives at most n items and the same total.' },
        'envelope/empty': { statement: 'A list with nothing in it has total 0 and no items.' },
      },
    },
  },
  none: {
    title: 'lists in one piece',
    parameters: {},
    members: {},
    example: '',
    envelope: [],
    claims: {
      without: [NEVER_PAST, 'envelope/count', 'envelope/links', 'envelope/page-size'],
      wording: {
        'envelope/shape': { statement: 'A list answers an object with items.' },
        'envelope/empty': { statement: 'A list with nothing in it has no items, and is not an error.' },
      },
    },
  },
};
