import { ALTERED, present } from '../../script/credential.ts';
import { only, requirement, secured } from '../requirement.ts';
import { changesResource, unchangedBy } from '../unchanged.ts';

export default requirement('auth/no-effect', {
  appliesTo: (operation) => secured(operation) && changesResource(operation),
  cases: (operation, kit) =>
    only(function* (attempt) {
      const authorization = present(kit.contract.credential, ALTERED.unknown);
      yield* unchangedBy(kit, operation, `no-effect ${attempt}`, { authorization });
    }),
});
