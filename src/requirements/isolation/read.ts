import { namesIn, prefixOf } from '../../contract/kind.ts';
import { collectionBehind } from '../../contract/resources.ts';
import type { Operation, Script } from '../../model.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf, unmet } from '../../probes/outcomes.ts';
import { pageOf } from '../../probes/paging/page.ts';
import { pathTo } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import { resourceIn } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { type PathValues, requestOf } from '../../script/request.ts';
import { check, need, send, stop } from '../../script/steps.ts';
import { envelopeOf, isList } from '../envelope/lists.ts';
import { only, requirement, secured } from '../requirement.ts';
import { canBeMade } from '../siblings.ts';
import { expectHidden } from './hidden.ts';
import { needOtherOrganisation, otherCredential } from './organizations.ts';

const id = 'isolation/read';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) => operation.kind === 'read' && secured(operation) && canBeMade(kit, operation),
  cases: (operation, kit) =>
    only(function* () {
      yield* needOtherOrganisation(kit);
      const resource = yield* need(resourceIn(kit, prefixOf(operation.path), 'own'));
      const parts = { path: pathTo(operation.path, resource), query: queryOf(kit, operation) };
      const own = yield* send(requestOf(kit, operation, parts));
      if (!isSuccess(own)) return yield* stop(unmet(own, 'what was created cannot be read'));
      const authorization = otherCredential(kit);
      yield* expectHidden(kit, id, yield* send(requestOf(kit, operation, { ...parts, authorization })));
      const path = yield* belowTheirs(kit, operation, parts.path);
      if (path === undefined) return;
      const exchange = yield* send(requestOf(kit, operation, { ...parts, path, authorization }));
      const letIn = isSuccess(exchange);
      yield* check({
        id: 'hidden below another',
        verdict: letIn ? 'fail' : 'pass',
        message: letIn
          ? 'another organisation’s key reads it below a parent of its own'
          : 'another organisation’s key does not read it below a parent of its own',
        expected: 'no success',
        ...(letIn && { actual: saidOf(exchange) }),
        exchange: exchange.id,
      });
    }),
});

/** The path to the same id below a parent that the other organisation has; undefined where it shows none. */
function* belowTheirs(kit: Kit, { path }: Operation, own: PathValues): Script<PathValues | undefined> {
  const [parent, item, ...more] = namesIn(path);
  if (parent === undefined || item === undefined || more.length > 0) return undefined;
  const { list: lister } = collectionBehind(kit.contract, path, parent);
  if (lister === undefined || lister.path.includes('{') || !isList(lister, kit)) return undefined;
  const authorization = otherCredential(kit);
  const listed = yield* send(requestOf(kit, lister, { query: queryOf(kit, lister), authorization }));
  if (!isSuccess(listed)) return undefined;
  const theirs = pageOf(envelopeOf(kit), listed)
    .items.map((one) => identify(kit, one, lister.collection))
    .find((one) => one !== undefined && one !== own[parent]);
  return theirs === undefined ? undefined : { ...own, [parent]: theirs };
}
