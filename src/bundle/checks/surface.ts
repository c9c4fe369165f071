import { laidOver } from '../documents/surface.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const surface: Check = {
  number: 8,
  name: 'surface',
  statement:
    'The document whose operations were judged is in the bundle, whole, and is the one that the verifier names.',
  needs: ['contract'],
  async run(dossier) {
    const contract = dossier.the('contract');
    const wanted = dossier.expected.surface;
    const texts = dossier.the('documents').surface;
    const reported = dossier.the('report').contract;
    const laid = dossier.keep('laid', texts === undefined ? contract : await laidOver(contract, texts));
    const { digest, title, version, operations } = laid.surface ?? {};
    if (reported.surface?.digest !== digest)
      refuse('has a report on another surface than the one that is in it');
    if (wanted !== undefined && digest !== wanted) refuse('was judged over another surface than yours');
    if (digest === undefined) return `the contract's own ${count(laid.operations.length, 'operation')}`;
    const whose = wanted === undefined ? "the vendor's, as you named none" : 'the one that you named';
    const lost = laid.untestable.length > 0 ? `, ${laid.untestable.length} of them not testable` : '';
    return `${title} ${version}, ${count(operations ?? 0, 'operation')}${lost}, ${digest.slice(0, 16)}: ${whose}`;
  },
};
