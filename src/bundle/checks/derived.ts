import { derivedFormats, derivedName } from '../layout.ts';
import { refuse } from '../refusal.ts';
import type { Check } from './check.ts';

export const derived: Check = {
  number: 21,
  name: 'derived',
  statement: 'The other formats of the report are, byte for byte, what this build makes of it.',
  needs: ['report'],
  run(dossier) {
    const report = dossier.the('report');
    const left = new Set([...dossier.folder.files.keys()].filter((name) => name.startsWith('derived/')));
    for (const format of derivedFormats) {
      const name = derivedName(format);
      if (!left.delete(name)) refuse(`has no ${name}`);
      if (!Buffer.from(format.render(report)).equals(dossier.file(name)))
        refuse(`has a ${name} that says otherwise than its report`);
    }
    const [extra] = left;
    if (extra !== undefined) refuse(`has ${extra}, which this build does not make`);
    return derivedFormats.map(({ name }) => name).join(', ');
  },
};
