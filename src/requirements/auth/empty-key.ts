import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/empty-key';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    const scheme = kit.contract.credential.prefix.trim();
    const label = scheme === '' ? 'empty header' : 'scheme alone';
    yield refusedCredential(kit, operation, id, label, scheme);
  },
});
