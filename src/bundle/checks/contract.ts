import { sha256 } from '../digest.ts';
import { relabelled } from '../documents/labels.ts';
import { unpacked } from '../documents/pack.ts';
import { NAMES } from '../layout.ts';
import { refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const contract: Check = {
  number: 7,
  name: 'contract',
  statement: 'The contract is, byte for byte, the one of this build, or the one that the verifier names.',
  needs: ['report'],
  run(dossier) {
    const documents = dossier.keep(
      'documents',
      unpacked(dossier.file(NAMES.documents), dossier.folder.files),
    );
    const trusted = dossier.expected.contract;
    const digests = trusted.library.shelves.map(({ source }) => source.digest);
    const claimed = documents.contract.map(({ text }) => sha256(text));
    if (claimed.join() !== digests.join())
      refuse(`was judged by another contract than ${trusted.id} ${trusted.version} as you have it`);
    const { id, version, digest } = dossier.the('report').contract;
    if (digest !== trusted.digest || id !== trusted.id || version !== trusted.version)
      refuse(`has a report on another contract: ${id} ${version}, ${digest.slice(0, 16)}`);
    dossier.keep(
      'contract',
      relabelled(
        trusted,
        documents.contract.map(({ label }) => label),
      ),
    );
    return `${id} ${version}, ${digest.slice(0, 16)}`;
  },
};
