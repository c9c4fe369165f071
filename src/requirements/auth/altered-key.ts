import { ALTERED, present } from '../../script/credential.ts';
import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/altered-key';

const ALTERATIONS = {
  'two characters more': ALTERED.appended,
  'one character less': ALTERED.truncated,
  'one character replaced': ALTERED.replaced,
  'case flipped': ALTERED.caseFlipped,
};

export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    for (const [label, key] of Object.entries(ALTERATIONS)) {
      yield refusedCredential(kit, operation, id, label, present(kit.contract.credential, key));
    }
  },
});
