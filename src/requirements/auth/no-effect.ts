import { ALTERED, present } from '../../script/credential.ts';
import { check, stop } from '../../script/steps.ts';
import { only, requirement, secured } from '../requirement.ts';
import { changesResource, unchangedBy } from '../unchanged.ts';
import { refusedCreation, unmadeCheck, wouldBeListed } from '../unmade.ts';

export default requirement('auth/no-effect', {
  appliesTo: (operation, kit) =>
    secured(operation) && (changesResource(operation) || wouldBeListed(kit, operation)),
  cases: (operation, kit) =>
    only(function* (attempt) {
      const unknown = present(kit.contract.credential, ALTERED.unknown);
      // Who looks for a key once the resource is found refuses what goes to nothing, and may carry out this.
      for (const [name, authorization] of [['', unknown] as const, ['without a key', null] as const]) {
        if (operation.kind !== 'create') {
          yield* unchangedBy(kit, operation, `no-effect ${attempt}`, { authorization }, name);
          continue;
        }
        const refused = yield* refusedCreation(kit, operation, `no-effect ${name} ${attempt}`, authorization);
        if ('stop' in refused.seen) return yield* stop(refused.seen.stop);
        yield* check(unmadeCheck(refused, refused.seen.value, name));
      }
    }),
});
