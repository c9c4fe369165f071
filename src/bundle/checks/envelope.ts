import { IN_TOTO, readEnvelope } from '../dsse.ts';
import { NAMES } from '../layout.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const envelope: Check = {
  number: 1,
  name: 'envelope',
  statement: 'The statement is a well-formed DSSE envelope of an in-toto payload, with no signature twice.',
  needs: [],
  run(dossier) {
    const read = readEnvelope(dossier.file(NAMES.statement));
    if (read.payloadType !== IN_TOTO) refuse(`is an envelope of ${read.payloadType}, not of ${IN_TOTO}`);
    const { signatures } = dossier.keep('envelope', read);
    if (signatures.length === 0) refuse('is an envelope without a signature');
    if (new Set(signatures.map(({ keyid }) => keyid)).size < signatures.length)
      refuse('is an envelope that one key has signed twice');
    if (new Set(signatures.map(({ sig }) => sig.toString('hex'))).size < signatures.length)
      refuse('is an envelope with one signature under two keys');
    return `an envelope of ${IN_TOTO} with ${count(signatures.length, 'signature')}`;
  },
};
