import { pagingParameters } from '../../contract/pages.ts';
import { isObject } from '../../documents/pointer.ts';
import type { Exchange, Operation, Script } from '../../model.ts';
import { identify } from '../../probes/identify.ts';
import { isSuccess, saidOf, unmet } from '../../probes/outcomes.ts';
import { pageOf } from '../../probes/paging/page.ts';
import { pathTo } from '../../probes/parents.ts';
import { queryOf } from '../../probes/query.ts';
import { type Resource, resourceIn } from '../../probes/resource.ts';
import type { Kit } from '../../script/kit.ts';
import { requestOf } from '../../script/request.ts';
import { check, need, send, stop } from '../../script/steps.ts';
import { envelopeOf, isList } from '../envelope/lists.ts';
import { only, requirement, secured } from '../requirement.ts';
import { listRequest, lookFor, type Sought } from '../seek.ts';
import { canBeMade } from '../siblings.ts';
import { expectHidden } from './hidden.ts';
import { needOtherOrganisation, otherCredential } from './organizations.ts';

const id = 'isolation/list';

export default requirement(id, {
  answers: ['hidden'],
  appliesTo: (operation, kit) => isList(operation, kit) && secured(operation) && canBeMade(kit, operation),
  cases: (lister, kit) =>
    only(function* () {
      yield* needOtherOrganisation(kit);
      const resource = yield* need(resourceIn(kit, lister.collection, 'own'));
      const own = yield* lookFor({ kit, lister, resource }, true);
      if (!own.found) {
        return yield* stop(unmet(own.exchange, 'its own organisation is not shown what was created either'));
      }
      const others = { kit, lister, resource, authorization: otherCredential(kit) };
      const first = yield* send(listRequest(others));
      if (!isSuccess(first)) return yield* expectHidden(kit, id, first);
      const { found, exchange } = yield* lookFor(others, false);
      yield* check({
        id: 'unlisted',
        verdict: found ? 'fail' : 'pass',
        message: found
          ? 'another organisation’s list shows what this run made'
          : 'another organisation’s list does not show what this run made',
        expected: `no item with the ${kit.contract.identifier} ${resource.id}`,
        ...(found && { actual: saidOf(exchange) }),
        exchange: exchange.id,
      });
      for (const [name, value] of filtersBy(kit, lister, resource)) yield* filtered(others, name, value);
    }),
});

/** The optional filters of a list that a resource passes: by members of its own. */
function filtersBy(
  { contract }: Kit,
  lister: Operation,
  { item }: Resource,
): [name: string, value: string][] {
  const paging = pagingParameters(contract.envelope);
  return lister.parameters.flatMap(({ in: place, name }): [string, string][] => {
    const value = isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
    const isValue = typeof value === 'string' || typeof value === 'number';
    return place === 'query' && !paging.has(name) && isValue ? [[name, String(value)]] : [];
  });
}

/** What is found by a filter is filtered by its owner as well: where its own organisation is shown it, another is not. */
function* filtered(others: Sought, name: string, value: string): Script<void> {
  const { kit, lister, resource, authorization } = others;
  const path = pathTo(lister.path, resource);
  const query = { ...queryOf(kit, lister), [name]: value };
  const own = yield* send(requestOf(kit, lister, { path, query }));
  if (!shows(kit, own, resource)) return;
  const exchange = yield* send(
    requestOf(kit, lister, { path, query, ...(authorization !== undefined && { authorization }) }),
  );
  const found = shows(kit, exchange, resource);
  yield* check({
    id: `unlisted by ${name}`,
    verdict: found ? 'fail' : 'pass',
    message: found
      ? 'another organisation’s list shows what this run made when it is filtered'
      : 'another organisation’s list does not show what this run made when it is filtered',
    expected: `no item with the ${kit.contract.identifier} ${resource.id}`,
    ...(found && { actual: saidOf(exchange) }),
    exchange: exchange.id,
  });
}

function shows(kit: Kit, exchange: Exchange, { id, collection }: Resource): boolean {
  if (!isSuccess(exchange)) return false;
  return pageOf(envelopeOf(kit), exchange).items.some((item) => identify(kit, item, collection) === id);
}
