import { envelopeText, IN_TOTO, readEnvelope, signed } from '../../../src/bundle/dsse.ts';
import { keyIdOf } from '../../../src/bundle/keys.ts';
import { NAMES } from '../../../src/bundle/layout.ts';
import type { Tampering } from '../draft.ts';
import { expecting, newKey } from '../support.ts';

const stranger = newKey();

export const ofTheEnvelope: readonly Tampering[] = [
  {
    name: 'no statement',
    refusedBy: 'envelope',
    full: true,
    tamper: (draft) => draft.files.delete(NAMES.statement),
  },
  {
    name: 'no signature',
    refusedBy: 'envelope',
    tamper: (draft) => draft.reseal((envelope) => ({ ...envelope, signatures: [] })),
  },
  {
    name: 'signed by another key',
    refusedBy: 'signatures',
    full: true,
    tamper: (draft) => draft.reseal((envelope) => signed({ ...envelope, signatures: [] }, stranger)),
  },
  {
    name: "another key's signature under the vendor's name",
    refusedBy: 'signatures',
    tamper: (draft) =>
      draft.reseal((envelope) => {
        const { signatures } = signed({ ...envelope, signatures: [] }, stranger);
        return { ...envelope, signatures: signatures.map(({ sig }) => ({ keyid: keyIdOf(draft.key), sig })) };
      }),
  },
  {
    name: 'a payload edited after it was signed',
    refusedBy: 'signatures',
    full: true,
    tamper: (draft) =>
      draft.reseal((envelope) => {
        const text = envelope.payload.toString().replace('"conformant"', '"conformant-with-deviations"');
        return { ...envelope, payload: Buffer.from(text) };
      }),
  },
  {
    name: 'another payload type, signed as such',
    refusedBy: 'envelope',
    tamper: (draft) => {
      const { payload } = readEnvelope(draft.files.get(NAMES.statement) as Buffer);
      draft.envelope({ payloadType: 'application/json', payload }, [draft.key]);
    },
  },
  {
    name: 'one key that signs twice',
    refusedBy: 'envelope',
    tamper: (draft) => draft.reseal((envelope) => signed(envelope, draft.key)),
  },
  {
    name: 'one signature under two names',
    refusedBy: 'envelope',
    tamper: (draft) =>
      draft.reseal((envelope) => {
        const [first] = envelope.signatures;
        const again = { keyid: keyIdOf(stranger), sig: first?.sig as Buffer };
        return { ...envelope, signatures: [...envelope.signatures, again] };
      }),
  },
  {
    name: 'a laboratory that has not signed, though it is named',
    refusedBy: 'signatures',
    tamper: (draft) => {
      draft.expected = expecting(draft.made.contract, draft.key, stranger);
    },
  },
  {
    name: 'an envelope with a member twice',
    refusedBy: 'envelope',
    tamper: (draft) =>
      draft.write(NAMES.statement, draft.text(NAMES.statement).replace('{', `{"payloadType":"${IN_TOTO}",`)),
  },
  {
    name: 'an envelope that is cut off',
    refusedBy: 'envelope',
    tamper: (draft) => draft.write(NAMES.statement, draft.text(NAMES.statement).slice(0, -40)),
  },
  {
    name: 'a payload in another spelling of base64',
    refusedBy: 'envelope',
    tamper: (draft) =>
      draft.write(
        NAMES.statement,
        envelopeText(readEnvelope(draft.files.get(NAMES.statement) as Buffer)).replace(
          '"payload": "',
          '"payload": " ',
        ),
      ),
  },
];
