import { KEYS, present } from '../../script/credential.ts';
import { requirement, secured } from '../requirement.ts';
import { refusedCredential } from './refused.ts';

const id = 'auth/malformed-key';

/** Characters that a header may carry inside a value; a space is a requirement of its own. */
const STRANGE = ['-', '_', '!', '.', '/', '='];

export default requirement(id, {
  answers: ['refused'],
  appliesTo: (operation, { contract }) => secured(operation) && contract.credential.keyPattern !== undefined,
  *cases(operation, kit) {
    const wellFormed = new RegExp(kit.contract.credential.keyPattern ?? '');
    const strange = STRANGE.filter(
      (mark) => !wellFormed.test(`a${mark}a`) && !wellFormed.test(`abcdefgh${mark}`),
    );
    for (const mark of strange.slice(0, 3)) {
      yield refusedCredential(
        kit,
        operation,
        id,
        `with ${mark}`,
        present(kit.contract.credential, KEYS.full + mark),
      );
    }
    const [front] = strange.filter((mark) => !wellFormed.test(`${mark}abcdefgh`));
    if (front !== undefined) {
      const authorization = present(kit.contract.credential, front + KEYS.full);
      yield refusedCredential(kit, operation, id, `behind ${front}`, authorization);
    }
  },
});
