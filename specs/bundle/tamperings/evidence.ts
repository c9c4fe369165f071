import type { Recorded } from '../../../src/bundle/evidence.ts';
import { NAMES } from '../../../src/bundle/layout.ts';
import { CHALLENGE_HEADER } from '../../../src/run/challenge.ts';
import type { Mutable, Tampering } from '../draft.ts';

type Change = (record: Mutable<Recorded>[]) => Mutable<Recorded>[] | undefined;

/** Signs other evidence, with a report that rests on it and says the same. */
const evidence =
  (change: Change): Tampering['tamper'] =>
  (draft) =>
    draft.record(change).recount().sign();

/** Changes the first exchange of a kind. */
const first =
  (kind: string, change: (exchange: Mutable<Recorded>) => void): Change =>
  (record) => {
    const exchange = record.find(({ id }) => id.startsWith(kind));
    if (exchange === undefined) throw new Error(`no exchange of ${kind}`);
    change(exchange);
    return record;
  };

export const ofTheEvidence: readonly Tampering[] = [
  {
    name: 'evidence edited under a report that rests on the former',
    refusedBy: 'evidence',
    tamper: (draft) =>
      draft.write(NAMES.evidence, draft.text(NAMES.evidence).replace('"status":401', '"status":403')).sign(),
  },
  {
    name: 'evidence that is cut off',
    refusedBy: 'evidence',
    full: true,
    tamper: (draft) => draft.evidence(draft.text(NAMES.evidence).slice(0, -20)).sign(),
  },
  {
    name: 'an exchange twice',
    refusedBy: 'evidence',
    tamper: evidence((record) => [...record, record.at(-1) as Mutable<Recorded>]),
  },
  {
    name: 'an exchange with a member twice',
    refusedBy: 'evidence',
    tamper: (draft) =>
      draft.evidence(draft.text(NAMES.evidence).replace('"status":401', '"status":200,"status":401')).sign(),
  },
  {
    name: 'an exchange that was answered and failed',
    refusedBy: 'evidence',
    tamper: evidence(
      first('auth/', (exchange) => {
        exchange.failure = { kind: 'reset', message: 'gone' };
      }),
    ),
  },
  {
    name: 'a request that is said not to apply',
    refusedBy: 'evidence',
    full: true,
    tamper: evidence(
      first('auth/missing-key', (exchange) => {
        delete (exchange as { response?: unknown }).response;
        const message = 'the key has no letter whose case could be flipped';
        exchange.withheld = { verdict: 'not-applicable', reason: 'no-data', message };
      }),
    ),
  },
  {
    name: 'a request that is said to be out of reach',
    refusedBy: 'evidence',
    tamper: evidence(
      first('auth/missing-key', (exchange) => {
        delete (exchange as { response?: unknown }).response;
        exchange.withheld = { verdict: 'not-run', reason: 'out-of-reach', message: 'nothing leads there' };
      }),
    ),
  },
  {
    name: 'a read-only mode that nobody mentions',
    refusedBy: 'evidence',
    tamper: evidence((record) => {
      for (const exchange of record.filter(({ request }) => request.changes)) {
        delete (exchange as { response?: unknown }).response;
        exchange.withheld = { verdict: 'not-run', reason: 'unsafe', message: 'read-only' };
      }
      return record;
    }),
  },
  {
    name: 'fewer requests than exchanges',
    refusedBy: 'evidence',
    tamper: (draft) =>
      draft
        .report(({ run }) => {
          run.requests = 3;
        })
        .recount()
        .sign(),
  },
  {
    name: 'an exchange that no case asks for',
    refusedBy: 'completeness',
    full: true,
    tamper: (draft) =>
      draft
        .record((record) => {
          const last = record.at(-1) as Mutable<Recorded>;
          return [...record, { ...last, id: 'auth/missing-key GET /v2/widgets#2.1' }];
        })
        .report(({ run }) => {
          run.requests += 1;
        })
        .recount()
        .sign(),
  },
  {
    name: 'another challenge in the report',
    refusedBy: 'challenge',
    full: true,
    tamper: (draft) =>
      draft
        .report(({ run }) => {
          run.challenge = 'challenge-of-another';
        })
        .recount()
        .sign(),
  },
  {
    name: 'no challenge in the report',
    refusedBy: 'challenge',
    tamper: (draft) =>
      draft
        .report(({ run }) => void Reflect.deleteProperty(run, 'challenge'))
        .recount()
        .sign(),
  },
  {
    name: 'another challenge in a request',
    refusedBy: 'challenge',
    tamper: evidence(
      first('auth/', ({ request }) => {
        request.headers = request.headers.map(([name, value]) =>
          name === CHALLENGE_HEADER ? [name, 'challenge-of-another'] : [name, value],
        );
      }),
    ),
  },
  {
    name: 'no challenge in a request',
    refusedBy: 'challenge',
    tamper: evidence(
      first('cleanup', ({ request }) => {
        request.headers = request.headers.filter(([name]) => name !== CHALLENGE_HEADER);
      }),
    ),
  },
  {
    name: 'two challenges in a request',
    refusedBy: 'challenge',
    tamper: evidence(
      first(
        'auth/',
        ({ request }) => void request.headers.push([CHALLENGE_HEADER.toLowerCase(), 'challenge-of-another']),
      ),
    ),
  },
  {
    name: 'a run that answers an older challenge',
    refusedBy: 'challenge',
    tamper: (draft) => {
      draft.expected = { ...draft.expected, challenge: 'challenge-of-today' };
    },
  },
];
