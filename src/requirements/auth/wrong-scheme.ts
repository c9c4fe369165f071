import { documentsBasic } from '../../contract/basic.ts';
import { ALTERED, KEYS } from '../../script/credential.ts';
import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/wrong-scheme';
const SCHEMES = ['Bearer', 'Token', 'Basic'];

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, { contract }) => secured(operation) && contract.credential.prefix !== '',
  *cases(operation, kit) {
    // Scheme names compare without case: a spelling of the right one is no wrong one.
    const right = kit.contract.credential.prefix.trim().toLowerCase();
    for (const scheme of SCHEMES.filter((one) => one.toLowerCase() !== right)) {
      yield refusedCredential(kit, operation, id, scheme, `${scheme} ${KEYS.full}`);
    }
    // The valid key as clients send it that know no other scheme (`curl -u KEY:`): some APIs document that as well.
    if (right !== 'basic' && !documentsBasic(kit.contract))
      yield refusedCredential(kit, operation, id, 'Basic user', `Basic ${ALTERED.basicUser}`);
    yield refusedCredential(kit, operation, id, 'no scheme', KEYS.full);
  },
});
