import type { Recorded } from '../../../src/bundle/evidence.ts';
import type { Body } from '../../../src/model.ts';
import type { Draft, Mutable, Tampering } from '../draft.ts';

type Exchange = Mutable<Recorded>;

/** Signs other answers under the same verdicts. */
const answers =
  (change: (record: Exchange[]) => Exchange[] | undefined): Tampering['tamper'] =>
  (draft) =>
    draft.record(change).recount().sign();

function ofKind(record: Exchange[], kind: string): Exchange {
  const exchange = record.find(({ id }) => id.startsWith(kind));
  if (exchange === undefined) throw new Error(`no exchange of ${kind}`);
  return exchange;
}

/** Makes a failed case one that passed, in all that the report says of it. */
function acquit({ made }: Draft, report: Mutable<Draft['made']['report']>): void {
  for (const one of report.cases) {
    if (one.verdict !== 'fail') continue;
    one.verdict = 'pass';
    Reflect.deleteProperty(one, 'message');
    for (const check of one.checks) check.verdict = 'pass';
  }
  report.leftBehind = made.report.leftBehind as typeof report.leftBehind;
}

/** The count of a page as the target said it, made right. */
function mended(body: Body): Body {
  const text = 'text' in body ? body.text : '';
  return { text: text.replace(/"total":(\d+)/, (_, total: string) => `"total":${Number(total) - 1}`) };
}

export const ofVerdicts: readonly Tampering[] = [
  {
    name: 'a verdict flipped, and all that follows from it',
    of: 'faulty',
    refusedBy: 'judging',
    full: true,
    tamper: (draft) =>
      draft
        .report((report) => acquit(draft, report))
        .recount()
        .sign(),
  },
  {
    name: 'a status changed',
    refusedBy: 'judging',
    full: true,
    tamper: answers((record) => {
      const { response } = ofKind(record, 'auth/unknown-key');
      if (response !== undefined) response.status = 200;
      return record;
    }),
  },
  {
    name: 'a body changed',
    refusedBy: 'judging',
    tamper: answers((record) => {
      const { response } = ofKind(record, 'auth/unknown-key');
      if (response !== undefined) response.body = { text: '{"title":"Welcome"}' };
      return record;
    }),
  },
  {
    name: 'a header left out',
    refusedBy: 'judging',
    tamper: answers((record) => {
      const { response } = ofKind(record, 'auth/unknown-key');
      if (response !== undefined)
        response.headers = response.headers.filter(([name]) => !/content-type/i.test(name));
      return record;
    }),
  },
  {
    name: 'two answers exchanged for each other',
    refusedBy: 'judging',
    tamper: answers((record) => {
      const [one, other] = [ofKind(record, 'auth/unknown-key'), ofKind(record, 'walk')];
      [one.response, other.response] = [other.response, one.response] as [never, never];
      return record;
    }),
  },
  {
    name: 'an exchange left out',
    refusedBy: 'judging',
    full: true,
    tamper: answers((record) => record.filter((one) => one !== ofKind(record, 'auth/unknown-key'))),
  },
  {
    name: 'a request that the case did not send',
    refusedBy: 'judging',
    tamper: answers((record) => {
      ofKind(record, 'auth/unknown-key').request.path = '/v2/elsewhere';
      return record;
    }),
  },
  {
    name: 'a key altered less than the case alters it',
    refusedBy: 'judging',
    tamper: answers((record) => {
      const { request } = ofKind(record, 'auth/unknown-key');
      request.headers = request.headers.map(([name, value]) => [
        name,
        value.replace('{{key:unknown}}', '{{key}}'),
      ]);
      return record;
    }),
  },
  {
    name: 'a failure mended in its first attempt, judged anew',
    of: 'faulty',
    refusedBy: 'completeness',
    async tamper(draft) {
      draft.record((record) => {
        for (const { id, response } of record)
          if (response !== undefined && /#1\.\d+$/.test(id))
            response.body = mended(response.body) as typeof response.body;
        return record;
      });
      await draft.rejudge();
      draft.sign();
    },
  },
];
