import { ALTERED, KEYS } from '../../script/credential.ts';
import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/extra-space';

// Space at the ends of a header value is no case: HTTP parsers trim it, and what is left is the valid key.
export default requirement(id, {
  answers: ['refused'],
  appliesTo: secured,
  *cases(operation, kit) {
    const { prefix } = kit.contract.credential;
    if (prefix.endsWith(' ')) {
      yield refusedCredential(kit, operation, id, 'two spaces', `${prefix} ${KEYS.full}`);
    }
    yield refusedCredential(kit, operation, id, 'inside the key', prefix + ALTERED.spaced);
  },
});
