import { jsonValueOf } from '../../contract/documented.ts';
import { valueAt } from '../../documents/pointer.ts';
import type { Operation } from '../../model.ts';
import { queryOfPage, valueIn } from '../../probes/paging/page.ts';
import type { Walk } from '../../probes/walk.ts';
import type { Kit } from '../../script/kit.ts';
import { envelopeOf } from './lists.ts';
import { type Problem, problemOf } from './problem.ts';

/**
 * What is wrong with how the pages of a walk say where they stand. Only a page that was asked for by its place is
 * judged: how the first counts itself is the server's to choose.
 */
export function placeProblem(kit: Kit, _: Operation, { pages }: Walk): Problem | undefined {
  const { paging, offset, page: number, offsetParameter, pageParameter } = envelopeOf(kit);
  const [place, name] = paging === 'offset' ? [offset, offsetParameter] : [number, pageParameter];
  if (place === undefined) return undefined;
  for (const page of pages) {
    const asked = valueIn(queryOfPage(page), name);
    const said = valueAt(jsonValueOf(page.exchange), place);
    // Whether it may be left out is for the schema to say.
    if (asked === undefined || said === undefined || said === null || Number(said) === Number(asked))
      continue;
    const message = 'a page says that it stands in another place than the one asked for';
    return problemOf(page, place, said, message, Number(asked));
  }
  return undefined;
}
