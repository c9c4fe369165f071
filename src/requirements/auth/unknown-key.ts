import { ALTERED, present } from '../../script/credential.ts';
import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/unknown-key';

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    yield refusedCredential(
      kit,
      operation,
      id,
      'never issued',
      present(kit.contract.credential, ALTERED.unknown),
    );
  },
});
