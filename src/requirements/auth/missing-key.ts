import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/missing-key';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    yield refusedCredential(kit, operation, id, 'no header', null);
  },
});
