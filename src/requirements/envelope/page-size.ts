import { queryParameter } from '../../contract/pages.ts';
import type { Operation, Script } from '../../model.ts';
import type { Page } from '../../probes/paging/page.ts';
import { parentsOf } from '../../probes/parents.ts';
import type { Kit } from '../../script/kit.ts';
import type { PathValues } from '../../script/request.ts';
import { check, inconclusive, quietly } from '../../script/steps.ts';
import { requirement } from '../requirement.ts';
import { envelopeOf, isList } from './lists.ts';
import { readPage, takesNumber } from './pages.ts';

/** The smallest sizes tell most: a list has soon more items than that. */
const SIZES = [1, 2, 5, 10, 50];
const SIZES_WANTED = 2;
const READS = 3;

export default requirement('envelope/page-size', {
  appliesTo: (operation, kit) => isList(operation, kit) && sizesFor(kit, operation).length > 0,
  *cases(operation, kit) {
    for (const size of sizesFor(kit, operation)) {
      yield {
        label: String(size),
        *script() {
          const path = yield* parentsOf(kit, operation, 'any');
          yield* judge(kit, size, yield* quietly(sizedPage(kit, operation, path, size)));
        },
      };
    }
  },
});

function sizesFor(kit: Kit, operation: Operation): number[] {
  const parameter = queryParameter(operation, kit.contract.envelope?.pageSizeParameter);
  if (parameter === undefined) return [];
  return SIZES.filter((size) => takesNumber(kit, parameter, size)).slice(0, SIZES_WANTED);
}

interface Sized {
  readonly page: Page;
  /** The count without a size; undefined where it moved each time: somebody else writes. */
  readonly usual: { readonly count: unknown } | undefined;
}

/** A page of a size, between two of the usual one that agree on the count. */
function* sizedPage(kit: Kit, operation: Operation, path: PathValues, size: number): Script<Sized> {
  const query = { [envelopeOf(kit).pageSizeParameter ?? '']: String(size) };
  for (let reads = 1; ; reads += 1) {
    const before = yield* readPage(kit, operation, path);
    const page = yield* readPage(kit, operation, path, query);
    const after = yield* readPage(kit, operation, path);
    if (before.count === after.count) return { page, usual: { count: before.count } };
    if (reads === READS) return { page, usual: undefined };
  }
}

function* judge(kit: Kit, size: number, { page, usual }: Sized): Script<void> {
  const { items, count } = envelopeOf(kit);
  const exchange = page.exchange.id;
  const fits = page.items.length <= size;
  yield* check({
    id: 'items',
    verdict: fits ? 'pass' : 'fail',
    message: fits ? 'the page is no larger than asked for' : 'a page has more items than were asked for',
    expected: `at most ${size}`,
    actual: page.items.length,
    instancePath: items,
    exchange,
  });
  if (count === undefined) return;
  if (usual === undefined) {
    yield* inconclusive('precondition-unmet', 'the count moved each time: somebody else writes');
    return;
  }
  const same = page.count === usual.count;
  yield* check({
    id: 'count',
    verdict: same ? 'pass' : 'fail',
    message: same ? 'the count does not depend on the page size' : 'the count depends on the page size',
    expected: usual.count,
    actual: page.count,
    instancePath: count,
    exchange,
  });
}
