import { isSignedBy } from '../dsse.ts';
import { keyIdOf } from '../keys.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const signatures: Check = {
  number: 2,
  name: 'signatures',
  statement: 'Every key that the verifier names has signed it.',
  needs: ['envelope'],
  run(dossier) {
    const envelope = dossier.the('envelope');
    const { keys } = dossier.expected;
    // A bundle that brings its own key is signed by anybody.
    if (keys.length === 0) refuse('is not believed by itself: name the key that has to have signed it');
    const named = keys.map((key) => {
      const id = keyIdOf(key);
      const signature = envelope.signatures.find(({ keyid }) => keyid === id);
      if (signature === undefined) return refuse(`is not signed by the key ${short(id)}`);
      if (!isSignedBy(envelope, signature, key)) refuse(`has a signature of ${short(id)} that is not valid`);
      return id;
    });
    const others = envelope.signatures.length - new Set(named).size;
    const rest = others > 0 ? `; ${count(others, 'signature')} more by keys that you did not name` : '';
    return `signed by ${named.map(short).join(' and ')}${rest}`;
  },
};

function short(id: string): string {
  return id.slice(0, 16);
}
