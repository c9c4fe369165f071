import { Document, isMap, isSeq, visit } from 'yaml';
import type { CatalogueRow } from '../../model.ts';
import type { Claims, Wording } from './choices.ts';

/** Roles of the shipped contract that are others in a starter: it has one answer to every bad key. */
const ROLES: Readonly<Record<string, string>> = {
  CredentialsNotProvided: 'Unauthorized',
  InvalidKeyFormat: 'Unauthorized',
};

/** What the shipped contract says of its own API, said of any. */
const WORDING: Readonly<Record<string, Wording>> = {
  'auth/valid-key': {
    fix: 'Look the key up as it was sent; check that every operation uses the same authentication.',
  },
  'auth/missing-key': {
    statement: 'A request without the credential header is answered 401.',
    fix: 'Require authentication on this operation, and answer 401 where no header came.',
  },
  'auth/unknown-key': { statement: 'A well-formed key that was never issued is answered 401.' },
  'auth/wrong-scheme': {
    statement: 'The valid key behind another scheme, or with none, is answered 401.',
    fix: 'Accept the documented scheme alone; remove other ways to authenticate.',
  },
  'auth/malformed-key': {
    statement: 'A key with a character that no key has is answered 401.',
    fix: 'Check the form of the key before looking it up; do not clean it.',
  },
  'auth/extra-space': {
    statement: 'A space too many in the credential is answered 401.',
    fix: 'Take the header as it stands; do not collapse white space.',
  },
  'auth/empty-key': {
    statement: 'A credential header without a key is answered 401.',
    fix: 'Treat a header without a key as a missing key; never look up an empty one.',
  },
  'auth/header-only': {
    fix: 'Read the key from its header alone: elsewhere it ends up in logs and histories.',
  },
  'auth/challenge': { fix: 'Name the scheme in WWW-Authenticate.' },
  'envelope/shape': { fix: 'Answer this list as the others.' },
  'envelope/items': {
    fix: 'Build items alike on every page; check old records for values that the schema rules out.',
  },
  'error/required-fields': {
    fix: 'Validate the whole body before answering, and keep the documented message.',
  },
  'error/not-found': {
    statement: 'An unknown id is 404, a malformed id is 404 or 400; never another status.',
  },
  'error/unknown-path': { statement: 'A path that is not routed is 404, as any other.' },
  'error/permission': { statement: 'A key without the permission gets 403, and nothing changes.' },
};

const SOURCES: Readonly<Record<CatalogueRow['basis'], string | undefined>> = {
  contract: 'this contract',
  derived: 'follows from this contract',
  // A standard is the same for everybody.
  http: undefined,
};

/** The rows of the shipped catalogue, as a starter contract makes them its own; as YAML, without indentation. */
export function catalogueText(rows: readonly CatalogueRow[], claims: readonly Claims[]): string {
  const without = new Set(claims.flatMap((one) => one.without ?? []));
  const ways = [WORDING, ...claims.flatMap(({ wording = [] }) => wording)] as (typeof WORDING)[];
  const own = rows
    .filter(({ id }) => !without.has(id))
    .map((row) => ownRow(row, Object.assign({}, ...ways.map((wording) => wording[row.id])) as Wording));
  const document = new Document(own);
  visit(document, {
    Map(at, row) {
      // A line between the families.
      const [family, before] = [own[Number(at)], own[Number(at) - 1]].map((one) => one?.id.split('/')[0]);
      if (row.has('id') && before !== undefined && family !== before) row.spaceBefore = true;
    },
    Pair(_, { key, value }) {
      const short = String(key) === 'answers' || isSeq(value);
      if (short && (isMap(value) || isSeq(value))) value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true });
}

type Own = Readonly<Record<string, unknown>> & Pick<CatalogueRow, 'id'>;

function ownRow(row: CatalogueRow, { statement, fix }: Wording): Own {
  const answers = Object.entries(row.answers).map(
    ([question, names]) => [question, [...new Set(names.map((name) => ROLES[name] ?? name))]] as const,
  );
  return {
    id: row.id,
    level: row.level,
    statement: statement ?? row.statement,
    basis: row.basis,
    source: SOURCES[row.basis] ?? row.source,
    fix: fix ?? row.fix,
    profiles: row.profiles,
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
    ...(row.notTested !== undefined && { notTested: row.notTested }),
  };
}
