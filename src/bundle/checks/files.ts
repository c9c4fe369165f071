import { sha256 } from '../digest.ts';
import { isOfABundle, NAMES } from '../layout.ts';
import { count, refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const files: Check = {
  number: 4,
  name: 'files',
  statement: 'Every file is a subject with its digest, none is missing, and there is nothing else.',
  needs: ['statement'],
  run(dossier) {
    const [problem] = dossier.folder.problems;
    if (problem !== undefined) refuse(`has what it must not have: ${problem}`);
    const { subject } = dossier.the('statement');
    const left = new Set(dossier.folder.files.keys());
    left.delete(NAMES.statement);
    for (const { name, digest } of subject) {
      if (!isOfABundle(name) || name === NAMES.statement)
        refuse(`signs "${name}", which is no file of a bundle`);
      if (!left.delete(name)) refuse(`lacks ${name}, which is signed`);
      if (sha256(dossier.file(name)) !== digest.sha256)
        refuse(`has another ${name} than the one that was signed`);
    }
    const [extra] = left;
    if (extra !== undefined) refuse(`has ${extra}, which nobody signed`);
    return `${count(subject.length, 'file')}, each as it was signed, and nothing else`;
  },
};
