import { NAMES } from '../layout.ts';
import { count, refuse } from '../refusal.ts';
import { keyIn, privateKeyIn, secretHeaderIn } from '../secrets.ts';
import type { Check } from './check.ts';

export const secrets: Check = {
  number: 20,
  name: 'secrets',
  statement: 'No key is in it: headers that carry credentials hold tokens, and nothing looks like a key.',
  needs: ['contract', 'evidence'],
  run(dossier) {
    const { credential } = dossier.the('contract');
    const record = dossier.the('record');
    for (const exchange of record) {
      const name = secretHeaderIn(exchange, credential);
      if (name !== undefined) refuse(`has a ${name} of ${exchange.id} that is more than tokens`);
      const key = keyIn(exchange, credential);
      if (key !== undefined) refuse(`has what looks like ${key} in ${exchange.id}`);
    }
    for (const name of [NAMES.report, NAMES.plan, NAMES.calibration]) {
      const key = keyIn(dossier.file(name).toString('utf8'), credential);
      if (key !== undefined) refuse(`has what looks like ${key} in ${name}`);
    }
    for (const [name, bytes] of dossier.folder.files)
      if (privateKeyIn(bytes)) refuse(`has a private key in ${name}`);
    return `${count(record.length, 'exchange')} and ${count(dossier.folder.files.size, 'file')} without a key`;
  },
};
