import type { Recorded } from '../../../src/bundle/evidence.ts';
import type { Mutable, Tampering } from '../draft.ts';

const removing = ({ id }: Pick<Recorded, 'id'>): boolean => id.startsWith('cleanup#');

function some<T>(found: readonly T[]): readonly T[] {
  if (found.length === 0) throw new Error('nothing was removed at the end');
  return found;
}

export const ofWhatIsLeft: readonly Tampering[] = [
  {
    name: 'a removal at the end that was refused, and a report that says nothing of it',
    refusedBy: 'left-behind',
    full: true,
    tamper: (draft) =>
      draft
        .record((record) => {
          for (const { response } of some(record.filter(removing))) if (response) response.status = 500;
          return record;
        })
        .recount()
        .sign(),
  },
  {
    name: 'a removal at the end that got no answer',
    refusedBy: 'left-behind',
    tamper: (draft) =>
      draft
        .record((record) => {
          for (const one of some(record.filter(removing)) as Mutable<Recorded>[]) {
            delete one.response;
            one.failure = { kind: 'reset', message: 'read ECONNRESET' };
          }
          return record;
        })
        .recount()
        .sign(),
  },
  {
    name: 'what was made and never removed, without the requests that removed it',
    refusedBy: 'left-behind',
    tamper: (draft) =>
      draft
        .record((record) => {
          some(record.filter(removing));
          return record.filter((one) => !removing(one));
        })
        .recount()
        .sign(),
  },
  {
    name: 'a removal of something else',
    refusedBy: 'left-behind',
    tamper: (draft) =>
      draft
        .record((record) => {
          for (const { request } of some(record.filter(removing)))
            request.path = request.path.replace(/\d+(?=\/?$)/, '999999');
          return record;
        })
        .recount()
        .sign(),
  },
];
